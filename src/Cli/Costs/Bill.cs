using Postvogn.Cli.Letters;

namespace Postvogn.Cli.Costs;

/// <summary>What a month costs at one or several numbers of letters.</summary>
internal sealed record Bill : ToolResult
{
    public required string Currency { get; init; }

    public required string Profile { get; init; }

    /// <summary>Letters sent a month, one for each column.</summary>
    public required IReadOnlyList<long> Letters { get; init; }

    /// <summary>Letters received a month, the same in each column.</summary>
    public required long Received { get; init; }

    public required Installation Installation { get; init; }

    public required IReadOnlyList<BillLine> Lines { get; init; }

    public IReadOnlyList<decimal> Totals => [.. Enumerable.Range(0, Letters.Count).Select(column => Lines.Sum(line => line.Costs[column]))];

    /// <summary>What of it Azure would give for nothing to a subscription that has nothing else; not taken off.</summary>
    public required IReadOnlyList<decimal> Grants { get; init; }

    /// <summary>With <c>--levers</c>: what a month costs more or less for each thing that can be turned.</summary>
    public IReadOnlyList<Lever> Levers { get; init; } = [];

    public static Bill Of(string profile, Installation installation, PriceList prices, IReadOnlyList<long> letters, long received)
    {
        var drivers = installation.Drivers();
        var lines = CostData.Quantities().Select(quantity => BillLine.Of(quantity, installation, drivers, prices, letters, received))
            .Where(line => line.Amounts.Any(amount => amount > 0) || line.PerLetter > 0 || line.PerReceived > 0).ToList();
        return new()
        {
            Currency = prices.Currency,
            Profile = profile,
            Letters = letters,
            Received = received,
            Installation = installation,
            Lines = lines,
            Grants = [.. letters.Select((_, column) => Granted(lines, prices, column))],
        };
    }

    private static decimal Granted(IReadOnlyList<BillLine> lines, PriceList prices, int column) =>
        Math.Round((prices.Grants ?? []).Sum(grant => prices[grant.Price].Usd *
            Math.Min(grant.Amount, lines.Where(line => line.Price.Id == grant.Price).Sum(line => line.Amounts[column]))), 2);
}

/// <summary>(Fixed + per letter × letters + per letter received × received) × price.</summary>
internal sealed record BillLine(string Line, Price Price, decimal Fixed, decimal PerLetter, decimal PerReceived, string From)
{
    public required IReadOnlyList<decimal> Amounts { get; init; }

    /// <summary>To the cent, so that the sum is that of what is shown.</summary>
    public IReadOnlyList<decimal> Costs => [.. Amounts.Select(amount => Math.Round(amount * Price.Usd, 2, MidpointRounding.AwayFromZero))];

    public static BillLine Of(
        Quantity quantity, Installation installation, IReadOnlyDictionary<string, decimal> drivers, PriceList prices,
        IReadOnlyList<long> letters, long received)
    {
        var constant = Term.Sum(quantity.Fixed, drivers);
        var perLetter = Term.Sum(quantity.PerLetter, drivers);
        var perReceived = Term.Sum(quantity.PerReceived, drivers);
        return new(quantity.Line, prices[quantity.PriceOf(installation)], constant, perLetter, perReceived, quantity.From)
        {
            Amounts = [.. letters.Select(count => constant + (perLetter * count) + (perReceived * received))],
        };
    }
}
