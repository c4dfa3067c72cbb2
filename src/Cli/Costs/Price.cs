using System.Text.Json.Serialization;

namespace Postvogn.Cli.Costs;

/// <summary>What one unit costs, in USD without VAT.</summary>
/// <param name="Id">Such as <c>nat.hour</c>; for storage with its redundancy at the end.</param>
/// <param name="Unit">What is counted: a GB-s, an hour, 1.</param>
/// <param name="Usd">The price of one.</param>
/// <param name="Region">Where it holds.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Read">When it was read: yyyy-MM-dd.</param>
/// <param name="Note">What else there is to know of it.</param>
internal sealed record Price(
    [property: JsonRequired] string Id, [property: JsonRequired] string Unit, [property: JsonRequired] decimal Usd, string? Region,
    string? Source, string? Read, string? Note);

/// <summary>What Azure gives for nothing each month; others of the same subscription or account have their share of it.</summary>
internal sealed record Grant(
    [property: JsonRequired] string Price, [property: JsonRequired] decimal Amount, string? Source, string? Read, string? Note);
