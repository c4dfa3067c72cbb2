using System.Text.Json.Serialization;
using Postvogn.DigitalPost;

namespace Postvogn.Functions.Receipts;

/// <summary>How receipts are written, and how pushed ones are read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(ArrivedReceipt))]
[JsonSerializable(typeof(Receipt))]
internal sealed partial class ReceiptsJson : JsonSerializerContext;
