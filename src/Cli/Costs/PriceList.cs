using System.Text.Json;

namespace Postvogn.Cli.Costs;

/// <summary>All prices, and what is given for nothing.</summary>
internal sealed record PriceList(string Currency, string? Note, IReadOnlyList<Price> Prices, IReadOnlyList<Grant>? Grants)
{
    private const string Wanted = """wanted is { "currency": "USD", "prices": [ { "id": "nat.hour", "unit": "hour", "usd": 0.045 } ] }""";

    public Price this[string id] => Prices.FirstOrDefault(price => price.Id == id)
        ?? throw new InvalidDataException($"There is no price \"{id}\". Give it in a file: --prices FILE; {Wanted}.");

    /// <summary>With the prices of a file in the place of ours; what the file does not name stays.</summary>
    public PriceList With(string file)
    {
        var own = Read(file);
        if (own.Currency != Currency)
            throw Bad(file, $"the currency is \"{own.Currency}\", and \"{Currency}\" is wanted");
        if (own.Prices.GroupBy(price => price.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Bad(file, $"the price \"{twice.Key}\" is there twice");
        foreach (var price in own.Prices)
            Check(file, price);
        var named = own.Prices.Select(price => price.Id).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Prices = [.. Prices.Where(price => !named.Contains(price.Id)), .. own.Prices],
            Grants = own.Grants ?? Grants,
        };
    }

    private void Check(string file, Price price)
    {
        var ours = Prices.FirstOrDefault(known => known.Id == price.Id)
            ?? throw Bad(file, $"no quantity has the price \"{price.Id}\"; those that can be given: {Names()}");
        if (price.Usd < 0)
            throw Bad(file, $"the price \"{price.Id}\" is {price.Usd}, and a price is 0 or more");
        if (price.Usd > 1_000_000)
            throw Bad(file, $"the price \"{price.Id}\" is {price.Usd}, more than 1,000,000 for one {ours.Unit}");
        if (price.Unit != ours.Unit)
            throw Bad(file, $"the price \"{price.Id}\" is for \"{price.Unit}\", and \"{ours.Unit}\" is wanted");
    }

    private string Names() => string.Join(", ", Prices.Select(price => price.Id));

    private static PriceList Read(string file)
    {
        var text = CostFile.Text(file);
        try
        {
            var list = JsonSerializer.Deserialize<PriceList>(text, CostData.Json);
            return list is { Currency: not null, Prices: not null } && list.Prices.All(price => price is { Id: not null, Unit: not null })
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
