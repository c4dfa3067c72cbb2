using Postvogn.Cli;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Demo.Contacts;
using Spectre.Console;

namespace Postvogn.Sandbox.Commands;

/// <summary>Shows a run to a person.</summary>
internal sealed class TextScreen(TextWriter output) : IDemoScreen
{
    private readonly IAnsiConsole _console = Terminal.On(output);

    /// <inheritdoc/>
    public void Tell(string line) => _console.MarkupLineInterpolated($"[grey]{line}[/]");

    /// <inheritdoc/>
    public void Show(DemoResult result)
    {
        foreach (var letter in result.Letters)
            _console.MarkupLine(LetterMarkup.Of(letter));
        _console.Write(TableOf(result));
        foreach (var problem in result.Count.Problems)
            _console.MarkupLineInterpolated($"[red]{problem.Kind}[/] {problem.Letter}: {problem.Text}");
        if (result.Contacts.Skipped is { } why)
            _console.MarkupLineInterpolated($"Contacts were skipped. {why}");
        if (result.KeptIn is { } folder)
            _console.MarkupLineInterpolated($"The run's files lie in {folder}");
        _console.MarkupLine(result.IsGood ? "[green]Nothing was lost, doubled or unexpected.[/]" :
            "[red]Not every letter, or not every answer about contacts, is accounted for.[/]");
    }

    private static void AddContacts(Table table, ContactCount contacts)
    {
        if (contacts.Skipped is not null)
        {
            table.AddRow("contacts", "skipped");
            return;
        }

        table.AddRow("contacts on the list of the night", $"{contacts.ListRows}");
        table.AddRow("looked up, and again at Digital Post", $"{contacts.LookedUp} + {contacts.LookedUpFresh}");
        table.AddRow("changes of contacts pushed", $"{contacts.ChangesPushed}");
        table.AddRow("wrong answers about contacts", $"{contacts.Wrong}");
    }

    private static Table TableOf(DemoResult result)
    {
        var count = result.Count;
        var table = new Table().AddColumn("what").AddColumn(new TableColumn("count").RightAligned());
        table.AddRow("letters dropped", $"{count.Dropped}");
        table.AddRow("taken in by Digital Post", $"{count.Accepted}");
        table.AddRow("in transmissions", $"{count.Transmissions}");
        table.AddRow("completed", $"{count.Completed}");
        table.AddRow("rejected", $"{count.Rejected}");
        table.AddEmptyRow();
        table.AddRow("letters received", $"{count.Received}");
        table.AddRow("handed over again", $"{count.Duplicates}");
        table.AddRow("delivered to the inbox", $"{count.Delivered}");
        table.AddRow("business receipts sent", $"{count.ReceiptsSent}");
        table.AddEmptyRow();
        table.AddRow("lost", $"{count.Lost}");
        table.AddRow("doubled", $"{count.Doubled}");
        table.AddRow("unexpected", $"{count.Unexpected}");
        table.AddEmptyRow();
        table.AddRow("app process killed", $"{result.Kills}");
        table.AddRow("hints poisoned", $"{result.DeadLettered}");
        table.AddEmptyRow();
        AddContacts(table, result.Contacts);
        table.AddEmptyRow();
        if (result.TelemetryItems is { } items) table.AddRow("items of telemetry", $"{items}");
        table.AddRow("seconds", $"{result.Took.TotalSeconds:0.0}");
        table.AddRow("peak memory of the app, MB", $"{result.PeakRssBytes / 1e6:0.0}");
        return table;
    }
}
