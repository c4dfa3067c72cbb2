using Postvogn.Cli;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Demo.Contacts;
using Spectre.Console;

namespace Postvogn.Sandbox.Commands;

internal sealed class TextScreen(TextWriter output) : IDemoScreen
{
    private readonly IAnsiConsole console = Terminal.On(output);

    public void Tell(string line) => console.MarkupLineInterpolated($"[grey]{line}[/]");

    public void Show(DemoResult result)
    {
        foreach (var letter in result.Letters)
            console.MarkupLine(LetterMarkup.Of(letter));
        console.Write(TableOf(result));
        foreach (var problem in result.Count.Problems)
            console.MarkupLineInterpolated($"[red]{problem.Kind}[/] {problem.Letter}: {problem.Text}");
        foreach (var leftOut in result.LeftOut)
            console.MarkupLineInterpolated($"[yellow]{leftOut}[/]");
        if (result.Contacts.Skipped is { } why)
            console.MarkupLineInterpolated($"Contacts were skipped. {why}");
        if (result.KeptIn is { } folder)
            console.MarkupLineInterpolated($"The run's files lie in {folder}");
        console.MarkupLine(result.IsGood ? "[green]Nothing was lost, doubled or unexpected.[/]" : result.IsStopped
            ? $"[yellow]Stopped before the end: {result.Count.Open} letters were open.[/]"
            : "[red]Not every letter, or not every answer about contacts, is accounted for.[/]");
    }

    private static Table TableOf(DemoResult result)
    {
        var table = new Table().AddColumn("what").AddColumn(new TableColumn("count").RightAligned());
        foreach (var (what, count) in RowsOf(result, result.Count).Concat(ContactRowsOf(result.Contacts)).Concat(FigureRowsOf(result)))
            table.AddRow(what, $"{count}");
        return table;
    }

    private static IEnumerable<(string What, object Count)> RowsOf(DemoResult result, DemoCount count) =>
    [
        ("letters dropped", count.Dropped),
        ("taken in by Digital Post", count.Accepted),
        ("in transmissions", count.Transmissions),
        ("completed", count.Completed),
        ("rejected", count.Rejected),
        ("undeliverable", count.Undeliverable),
        ("printed and posted instead", count.Printed),
        ("recalled", count.Recalled),
        ("waiting for their day", count.Waiting),
        ("", ""),
        ("letters received", count.Received),
        ("handed over again", count.Duplicates),
        ("delivered to the inbox", count.Delivered),
        ("told whose letter they answer", count.RoutedReplies),
        ("business receipts sent", count.ReceiptsSent),
        ("", ""),
        ("lost", count.Lost),
        ("doubled", count.Doubled),
        ("unexpected", count.Unexpected),
        ("", ""),
        ("app process killed", result.Kills),
        ("hints poisoned", result.DeadLettered),
        ("", ""),
    ];

    private static IEnumerable<(string What, object Count)> ContactRowsOf(ContactCount contacts) => contacts.Skipped is not null
        ? [("contacts", "skipped")]
        :
        [
            ("contacts on the list of the night", contacts.ListRows),
            ("looked up, and again at Digital Post", $"{contacts.LookedUp} + {contacts.LookedUpFresh}"),
            ("changes of contacts pushed", contacts.ChangesPushed),
            ("wrong answers about contacts", contacts.Wrong),
        ];

    private static IEnumerable<(string What, object Count)> FigureRowsOf(DemoResult result)
    {
        yield return ("", "");
        if (result.TelemetryItems is { } items) yield return ("items of telemetry", items);
        yield return ("seconds", $"{result.Took.TotalSeconds:0.0}");
        yield return ("peak memory of the app, MB", $"{result.PeakRssBytes / 1e6:0.0}");
    }
}
