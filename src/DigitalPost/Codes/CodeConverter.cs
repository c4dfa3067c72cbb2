using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost;

/// <summary>A code as the text that it is.</summary>
/// <typeparam name="T">The code.</typeparam>
public sealed class CodeConverter<T> : JsonConverter<T>
    where T : struct, ICode<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? T.From(reader.GetString()!) : throw new JsonException("A code is a text.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
