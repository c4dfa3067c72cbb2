using System.Text.Json.Serialization;

namespace Postvogn.Functions.Contacts;

/// <summary>How questions, answers and the cursor are written: camel case, and null where there is nothing.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LookupRequest))]
[JsonSerializable(typeof(LookupAnswer))]
[JsonSerializable(typeof(ChangeCursor))]
internal sealed partial class ContactsJson : JsonSerializerContext;
