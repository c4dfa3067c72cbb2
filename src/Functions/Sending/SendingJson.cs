using System.Text.Json.Serialization;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Sending;

/// <summary>How the states and outcomes of sending are written: camel case, enums by name, nothing for what is absent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(Letter))]
[JsonSerializable(typeof(Transmission))]
[JsonSerializable(typeof(Outcome))]
[JsonSerializable(typeof(AcceptedDrop))]
[JsonSerializable(typeof(Guid))]
internal sealed partial class SendingJson : JsonSerializerContext;
