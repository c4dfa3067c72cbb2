using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost;

/// <summary>The entries of a subscription: texts when created (TI 4.5.8, 5.9), texts or objects that hold the text as a member when read.
/// Written as texts.</summary>
internal abstract class NamedElementsConverter<T>(string member) : JsonConverter<IReadOnlyList<T>>
{
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var list = JsonDocument.ParseValue(ref reader);
        return list.RootElement.ValueKind == JsonValueKind.Array
            ? [.. list.RootElement.EnumerateArray().Select(e => Parse(TextOf(e)))]
            : throw new JsonException("The entries of a subscription are a list.");
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var element in value)
            writer.WriteStringValue($"{element}");
        writer.WriteEndArray();
    }

    protected abstract T Parse(string text);

    private string TextOf(JsonElement element)
    {
        var text = element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var inner) ? inner : element;
        return text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : throw new JsonException("An entry of a subscription is a text.");
    }
}
