using System.Text.Json.Serialization;

namespace Postvogn.Functions.Contacts;

/// <summary>The last comparison: the content of <c>organisation/compared.json</c>.</summary>
/// <param name="ComparedAt">When it was (UTC).</param>
internal sealed record Comparison(DateTimeOffset ComparedAt);

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Comparison))]
internal sealed partial class ContactPointsJson : JsonSerializerContext;
