using Postvogn.Cli.Costs;
using Spectre.Console;

namespace Postvogn.Cli.Screens;

internal static class CostView
{
    public static void Show(IAnsiConsole console, Bill bill)
    {
        console.WriteLine($"{bill.Profile}: a month, {bill.Currency} without VAT, {bill.Received} letters received");
        Show(console, CostTable.OfLines(bill));
        if (bill.Levers.Count > 0)
            Show(console, CostTable.OfLevers(bill));
    }

    /// <summary>As it is written into a page, whatever the terminal's width.</summary>
    public static void ShowMarkdown(IAnsiConsole console, Bill bill) => console.Profile.Out.Writer.Write(Markdown(bill));

    /// <summary>The levers when they were asked for, else the lines.</summary>
    public static string Markdown(Bill bill) => (bill.Levers.Count > 0 ? CostTable.OfLevers(bill) : CostTable.OfLines(bill)).Markdown();

    private static void Show(IAnsiConsole console, CostTable costs)
    {
        var isTerminal = console.Profile.Capabilities.Ansi;
        var table = new Table().Border(isTerminal ? TableBorder.Rounded : TableBorder.None).BorderColor(Color.Grey);
        for (var column = 0; column < costs.Heading.Count; column++)
        {
            var heading = new Text(costs.Heading[column]);
            table.AddColumn(new TableColumn(heading) { Alignment = AlignmentOf(column, costs), NoWrap = column > 0 });
        }
        foreach (var row in costs.Rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        console.Write(table);
    }

    private static Justify AlignmentOf(int column, CostTable costs) => column < costs.Words ? Justify.Left : Justify.Right;
}
