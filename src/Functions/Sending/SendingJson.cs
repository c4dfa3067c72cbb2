using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Sending;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(Letter))]
[JsonSerializable(typeof(Transmission))]
[JsonSerializable(typeof(Outcome))]
[JsonSerializable(typeof(AcceptedDrop))]
[JsonSerializable(typeof(TriedDrop))]
[JsonSerializable(typeof(Guid))]
internal sealed partial class SendingJson : JsonSerializerContext;
