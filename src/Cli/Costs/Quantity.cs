namespace Postvogn.Cli.Costs;

/// <summary>A line of the bill: how much of what has a price.</summary>
/// <param name="Line">Its name.</param>
/// <param name="Price">The id of its price; <c>{storage}</c> stands for the redundancy.</param>
/// <param name="Fixed">A month, without any letter.</param>
/// <param name="PerLetter">For each letter sent, with its receipt.</param>
/// <param name="PerReceived">For each letter received.</param>
/// <param name="From">Where the quantity comes from.</param>
internal sealed record Quantity(
    string Line, string Price, IReadOnlyList<Term>? Fixed, IReadOnlyList<Term>? PerLetter, IReadOnlyList<Term>? PerReceived, string From)
{
    private const string Redundancy = "{storage}";

    public string PriceOf(Installation installation) => PriceOf(installation.Storage);

    /// <summary>Of an installation with any redundancy that the templates take.</summary>
    public IEnumerable<string> Prices() => Price.Contains(Redundancy, StringComparison.Ordinal)
        ? Installation.Redundancies.Select(PriceOf) : [Price];

    private string PriceOf(string redundancy) => Price.Replace(Redundancy, redundancy.ToLowerInvariant(), StringComparison.Ordinal);
}

/// <summary>An amount, times what the installation has of each driver that is named.</summary>
internal sealed record Term(decimal Amount, IReadOnlyList<string>? Times)
{
    public static decimal Sum(IReadOnlyList<Term>? terms, IReadOnlyDictionary<string, decimal> drivers) =>
        (terms ?? []).Sum(term => (term.Times ?? []).Aggregate(term.Amount, (product, driver) => product * drivers[driver]));
}
