using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Contacts;

/// <summary>What is posted to <see cref="Subscription.NotificationUrl"/> (TI 4.5.9). What changed is for
/// <see cref="DigitalPostClient.FetchContactAsync"/>.</summary>
public sealed record ContactChange
{
    /// <summary>The contact.</summary>
    public required Guid Id { get; init; }

    /// <summary>Since the change. The guide writes it as text; text and number are read.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public required long Version { get; init; }

    /// <summary>Null when it is none.</summary>
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
