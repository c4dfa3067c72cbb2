using System.Text.Json.Serialization;

namespace Postvogn.Functions.Receipts;

/// <summary>How the notes of questions are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Chase))]
internal sealed partial class ChasingJson : JsonSerializerContext;
