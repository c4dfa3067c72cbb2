using System.Text.Json.Serialization;

namespace Postvogn.Functions.Receiving;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(InboxMessage))]
internal sealed partial class ReceivingJson : JsonSerializerContext;
