using System.Globalization;
using System.Text;

namespace Postvogn.Cli.Costs;

/// <summary>A bill as cells: a heading, lines, sums.</summary>
internal sealed record CostTable(IReadOnlyList<string> Heading, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>How many cells at the left are words; the rest are numbers.</summary>
    public int Words { get; init; } = 2;

    public static CostTable OfLines(Bill bill)
    {
        string[] received = bill.Received > 0 ? ["per letter received"] : [];
        List<IReadOnlyList<string>> rows = [.. bill.Lines.Select(line => Row(line, bill.Received > 0))];
        rows.Add(Sum($"together, {bill.Currency} a month", bill.Totals.Select(Money)));
        if (bill.Letters.Any(count => count > 0))
        {
            var each = bill.Letters.Zip(bill.Totals, (count, total) => PerLetter(total, count + bill.Received));
            rows.Add(Sum($"{bill.Currency} a letter", each));
        }
        if (bill.Grants.Any(grant => grant > 0))
            rows.Add(Sum("given for nothing, not taken off", bill.Grants.Select(Money)));
        return new(["what", "unit", "price", "fixed", "per letter", .. received, .. Columns(bill)], rows);

        IReadOnlyList<string> Sum(string name, IEnumerable<string> sums) =>
            [name, "", "", "", "", .. received.Select(_ => ""), .. sums];
    }

    public static CostTable OfLevers(Bill bill) => new(
        ["what to turn", "parameter", .. Columns(bill)],
        [.. bill.Levers.Select(lever => (IReadOnlyList<string>)[lever.Name, lever.Parameter, .. lever.Differences.Select(Difference)])]);

    public string Markdown()
    {
        var text = new StringBuilder();
        AppendRow(text, Heading);
        AppendRow(text, Heading.Select((_, column) => column < Words ? "--" : "--:"));
        foreach (var row in Rows)
            AppendRow(text, row);
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static IEnumerable<string> Columns(Bill bill) =>
        bill.Letters.Select(count => count.ToString("N0", CultureInfo.InvariantCulture));

    private static string Difference(decimal usd) => usd.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Row(BillLine line, bool hasReceived) =>
    [
        line.Line, line.Price.Unit, Price(line.Price.Usd), Number(line.Fixed), Number(line.PerLetter),
        .. hasReceived ? [Number(line.PerReceived)] : Array.Empty<string>(), .. line.Costs.Select(Money),
    ];

    private static string PerLetter(decimal total, long letters) =>
        letters == 0 ? "" : (total / letters).ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Money(decimal usd) => usd.ToString("N2", CultureInfo.InvariantCulture);

    private static string Price(decimal usd) => usd.ToString("#,0.##########", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("#,0.######", CultureInfo.InvariantCulture);
}
