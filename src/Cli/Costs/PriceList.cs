using System.Globalization;
using System.Text.Json;

namespace Postvogn.Cli.Costs;

/// <summary>All prices, and what is given for nothing.</summary>
internal sealed record PriceList(string Currency, string? Note, IReadOnlyList<Price> Prices, IReadOnlyList<Grant>? Grants)
{
    private const string Wanted = """wanted is { "currency": "USD", "prices": [ { "id": "nat.hour", "unit": "hour", "usd": 0.045 } ] }""";

    public Price this[string id] => Prices.FirstOrDefault(price => price.Id == id)
        ?? throw new InvalidDataException(
            $"There is no price \"{id}\". Give it in a file: --prices FILE; {Wanted.Replace("nat.hour", id).Replace("hour", UnitOf(id))}.");

    /// <summary>With the prices of a file in the place of ours; what the file does not name stays.</summary>
    public PriceList With(string file, StandardStreams? streams = null)
    {
        var own = Read(file, streams);
        if (own.Currency != Currency)
            throw Bad(file, $"the currency is \"{own.Currency}\", and \"{Currency}\" is wanted");
        if (own.Prices.GroupBy(price => price.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Bad(file, $"the price \"{twice.Key}\" is there twice");
        foreach (var price in own.Prices)
            Check(file, price);
        foreach (var grant in own.Grants ?? [])
            Check(file, grant);
        var named = own.Prices.Select(price => price.Id).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Prices = [.. Prices.Where(price => !named.Contains(price.Id)), .. own.Prices],
            Grants = own.Grants ?? Grants,
        };
    }

    private void Check(string file, Price price)
    {
        if (!Known().Contains(price.Id, StringComparer.Ordinal))
            throw Bad(file, $"no quantity has the price \"{price.Id}\"; those that can be given: {string.Join(", ", Known())}");
        var (unit, usd) = (UnitOf(price.Id), price.Usd.ToString(CultureInfo.InvariantCulture));
        if (price.Usd < 0)
            throw Bad(file, $"the price \"{price.Id}\" is {usd}, and a price is 0 or more");
        if (price.Usd > 1_000_000)
            throw Bad(file, $"the price \"{price.Id}\" is {usd}, more than 1,000,000 for one {unit}");
        if (price.Unit != unit)
            throw Bad(file, $"the price \"{price.Id}\" is for \"{price.Unit}\", and \"{unit}\" is wanted");
    }

    private static void Check(string file, Grant grant)
    {
        if (!Known().Contains(grant.Price, StringComparer.Ordinal))
            throw Bad(file, $"no quantity has the price \"{grant.Price}\", of which something is given");
        if (grant.Amount is < 0 or > 1_000_000_000_000)
            throw Bad(file, $"what is given of \"{grant.Price}\" is no amount from 0 to 1,000,000,000,000");
    }

    // Also those that only other installations have.
    private static IEnumerable<string> Known() =>
        CostData.Quantities().SelectMany(quantity => quantity.Prices()).Distinct(StringComparer.Ordinal);

    // As that of the same quantity with another redundancy.
    private string UnitOf(string id)
    {
        var same = CostData.Quantities().Select(quantity => quantity.Prices().ToList()).FirstOrDefault(ids => ids.Contains(id)) ?? [id];
        return Prices.FirstOrDefault(price => same.Contains(price.Id))?.Unit ?? "1";
    }

    private static PriceList Read(string file, StandardStreams? streams)
    {
        var text = CostFile.Text(file, streams);
        try
        {
            var list = JsonSerializer.Deserialize<PriceList>(text, CostData.Json);
            return list is { Currency: not null, Prices: not null } && list.Prices.All(price => price is { Id: not null, Unit: not null })
                && (list.Grants ?? []).All(grant => grant is { Price: not null })
                ? list : throw Bad(file, $"it is no list of prices: {Wanted}");
        }
        catch (JsonException fault)
        {
            var line = (int)(fault.LineNumber ?? 0);
            throw Bad(file, $"{fault.Path ?? "$"} cannot be read, in line {line + 1}: {CostFile.Shown(text, line)} - {Wanted}");
        }
    }

    private static InvalidDataException Bad(string file, string what) => new($"{file}: {what}.");
}
