namespace Postvogn.Functions.Contacts;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(PersonQuestion))]
[JsonSerializable(typeof(PersonLookup))]
internal sealed partial class PersonNamesJson : JsonSerializerContext;
