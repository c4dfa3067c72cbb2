using System.Text.Json;

namespace Postvogn.Functions.CustomHandler;

/// <summary>One call of a queue or timer function by the Functions host: the envelope <c>{"Data":{…},"Metadata":{…}}</c>.</summary>
/// <remarks>Metadata is not offered: for a message whose body is JSON the host merges the body's own properties into it, so that
/// a sender could forge it.</remarks>
public sealed class TriggerCall
{
    private readonly JsonElement data;

    private TriggerCall(JsonElement data) => this.data = data;

    /// <summary>Reads an envelope.</summary>
    /// <exception cref="InvalidDataException">It has no <c>Data</c> object.</exception>
    public static TriggerCall Read(JsonElement envelope) =>
        envelope.ValueKind == JsonValueKind.Object && envelope.TryGetProperty("Data", out var data) && data.ValueKind == JsonValueKind.Object
            ? new TriggerCall(data)
            : throw new InvalidDataException("The call holds no Data object; the Functions host sends {\"Data\":{…},\"Metadata\":{…}}.");

    /// <summary>The message of a queue trigger with cardinality one.</summary>
    /// <remarks>The host encodes a string twice: as JSON text within a JSON string. Newer hosts are reported to encode it once; both are
    /// read.</remarks>
    public string Text(string binding)
    {
        var text = StringOf(binding);
        if (text.Length < 2 || text[0] != '"') return text;
        try
        {
            return JsonSerializer.Deserialize(text, WireJson.Default.String) ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    /// <summary>The messages of a queue trigger with cardinality many, in their order: a JSON array within a string.</summary>
    public IReadOnlyList<string> Texts(string binding)
    {
        try
        {
            return JsonSerializer.Deserialize(StringOf(binding), WireJson.Default.StringArray) ?? [];
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"Data.{binding} is no JSON array of strings; its binding needs cardinality \"many\" and dataType \"string\".", error);
        }
    }

    private string StringOf(string binding) =>
        data.TryGetProperty(binding, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new InvalidDataException($"Data.{binding} is missing or no string; the binding's name in function.json must be \"{binding}\".");
}
