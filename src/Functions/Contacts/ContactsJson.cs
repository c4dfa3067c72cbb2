namespace Postvogn.Functions.Contacts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LookupRequest))]
[JsonSerializable(typeof(LookupAnswer))]
[JsonSerializable(typeof(ChangeCursor))]
[JsonSerializable(typeof(Comparison))]
internal sealed partial class ContactsJson : JsonSerializerContext;
