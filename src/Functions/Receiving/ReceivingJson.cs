namespace Postvogn.Functions.Receiving;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(InboxMessage))]
[JsonSerializable(typeof(WaitingLetter))]
internal sealed partial class ReceivingJson : JsonSerializerContext;
