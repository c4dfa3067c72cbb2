using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost;

/// <summary>A time in UTC, with or without its zone, written back with as many digits as the service writes: a PUT must change nothing
/// else.</summary>
public sealed class ServiceTimeConverter : JsonConverter<DateTimeOffset?>
{
    /// <inheritdoc/>
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReceiptText.ToTime(reader.TokenType is JsonTokenType.String or JsonTokenType.Null
            ? reader.GetString()
            : throw new JsonException("A time is a text."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(TimeText.InFull(value!.Value));
}
