using System.Text.Json.Serialization;

namespace Postvogn.Functions.CustomHandler;

/// <summary>The body of an answer to the host; its names are the host's.</summary>
internal sealed record TriggerAnswer(
    [property: JsonPropertyName("Outputs"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    Dictionary<string, List<string>>? Outputs);

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(TriggerAnswer))]
internal sealed partial class WireJson : JsonSerializerContext;
