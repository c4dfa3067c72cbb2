using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>What is posted to <see cref="Subscription.NotificationUrl"/> (TI 5.10).</summary>
public sealed record ContactStructureChange
{
    /// <summary>Contact point or group.</summary>
    public required Guid ResourceId { get; init; }

    /// <summary>Since the change, as text or number.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public required long ResourceVersion { get; init; }

    /// <summary>Contact point or group.</summary>
    public required ContactStructureType Type { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Null when it is none.</summary>
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
