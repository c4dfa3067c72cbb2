using System.Text.Json.Serialization;

namespace Postvogn.Functions.Operations;

/// <summary>How the answer is written: camel case, enums by name, nothing for what is absent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(LetterWhereabouts))]
internal sealed partial class WhereaboutsJson : JsonSerializerContext;
