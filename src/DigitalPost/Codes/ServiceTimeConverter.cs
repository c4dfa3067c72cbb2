using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost;

/// <summary>Written back in UTC with as many digits as the service writes: a PUT must change nothing else.</summary>
internal sealed class ServiceTimeConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReceiptText.ToTime(reader.TokenType is JsonTokenType.String or JsonTokenType.Null
            ? reader.GetString()
            : throw new JsonException("A time is a text."));

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(TimeText.InFull(value!.Value));
}
