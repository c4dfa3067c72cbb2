using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>What Digital Post posts to a subscription's <see cref="Subscription.NotificationUrl"/>: a contact point or group is new or has
/// changed (TI 5.10).</summary>
public sealed record ContactStructureChange
{
    /// <summary>The contact point or group.</summary>
    public required Guid ResourceId { get; init; }

    /// <summary>Its version since the change, as text or as number.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public required long ResourceVersion { get; init; }

    /// <summary>Contact point or group.</summary>
    public required ContactStructureType Type { get; init; }

    /// <summary>The organisation whose it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Reads a notification; null when it is none.</summary>
    public static ContactStructureChange? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, DigitalPostJson.Default.ContactStructureChange);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
