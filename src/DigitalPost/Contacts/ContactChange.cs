using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Contacts;

/// <summary>What Digital Post posts to a subscription's <see cref="Subscription.NotificationUrl"/>: a contact is new or has changed (TI
/// 4.5.9). What changed is for <see cref="DigitalPostClient.FetchContactAsync"/>.</summary>
public sealed record ContactChange
{
    /// <summary>The contact.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version since the change. The guide writes it as text, so text and number are both read.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public required long Version { get; init; }

    /// <summary>Reads a notification; null when it is none.</summary>
    public static ContactChange? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, DigitalPostJson.Default.ContactChange);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
