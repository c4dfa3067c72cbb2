namespace Postvogn.Functions.Receiving;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(WaitingLetter))]
[JsonSerializable(typeof(Guid))]
internal sealed partial class ReceivingJson : JsonSerializerContext;
