using System.Text.Json.Serialization;

namespace Postvogn.Functions.Contacts;

/// <summary>How question and answer of the function are written: camel case, enums by name, nothing for what is absent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(PersonQuestion))]
[JsonSerializable(typeof(PersonLookup))]
internal sealed partial class PersonNamesJson : JsonSerializerContext;
