using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost;

internal sealed class CodeConverter<T> : JsonConverter<T>
    where T : struct, ICode
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new T { Code = reader.GetString()! } : throw new JsonException("A code is a text.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
