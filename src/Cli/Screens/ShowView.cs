using Postvogn.Cli.Letters;
using Spectre.Console;

namespace Postvogn.Cli.Screens;

internal static class ShowView
{
    public static void Show(IAnsiConsole console, ShowResult result)
    {
        foreach (var letter in result.Letters)
        {
            if (console.Profile.Capabilities.Ansi)
                ShowLaidOut(console, letter);
            else
                ShowPlain(console, letter);
            console.WriteLine();
        }
    }

    private static void ShowPlain(IAnsiConsole console, ShownLetter letter)
    {
        console.WriteLine(Visible.Of($"file: {new LetterName(letter.File, letter.Entry)}"));
        console.WriteLine(Visible.Of($"label: {letter.Label}"));
        foreach (var (name, value) in RowsOf(letter).Where(row => row.Value is not null))
            console.WriteLine(Visible.Of($"{name}: {value}"));
        foreach (var file in letter.Files)
            console.WriteLine(
                Visible.Of($"{DocumentOf(file)}: {file.Filename}, {file.EncodingFormat}, {file.Language}, {file.Length} bytes"));
    }

    private static void ShowLaidOut(IAnsiConsole console, ShownLetter letter)
    {
        console.MarkupLineInterpolated($"[bold]{Visible.Of(letter.Label)}[/]");
        console.MarkupLineInterpolated($"[grey]{Visible.Of(new LetterName(letter.File, letter.Entry).ToString())}[/]");
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        foreach (var (name, value) in RowsOf(letter).Where(row => row.Value is not null))
            grid.AddRow(new Markup(name, new Style(Color.Grey)), Cell(value!));
        console.Write(grid);
        if (letter.Files.Count > 0)
            console.Write(FilesOf(letter));
    }

    private static IEnumerable<(string Name, string? Value)> RowsOf(ShownLetter letter) =>
    [
        ("messageUUID", letter.MessageUuid.ToString()),
        ("kind", $"{letter.MessageType}, MeMo {letter.Version}"),
        ("from", Party(letter.Sender)),
        ("on behalf of", letter.Representative is { } representative ? Party(representative) : null),
        ("to", Party(letter.Recipient)),
        ("written", letter.CreatedDateTime?.ToString("u")),
        ("not before", letter.DoNotDeliverUntilDate?.ToString("o")),
        ("rights", Rights(letter)),
        ("reply", Reply(letter)),
        ("replies to", letter.ReplyTo.Count > 0 ? string.Join(", ", letter.ReplyTo) : null),
        ("forwards", letter.Forwards?.ToString()),
        ("messageID", letter.MessageId),
        ("messageCode", letter.MessageCode),
        ("case", letter.CaseId),
        ("postType", letter.PostType),
        ("notification", letter.Notification),
    ];

    private static string Party(ShownParty party)
    {
        var contactPoint = party.ContactPointId is { } id ? $", contact point {id}" : "";
        return $"{party.Label} ({party.Type} {party.Id}{contactPoint})".TrimStart();
    }

    private static string? Rights(ShownLetter letter) => (letter.Mandatory, letter.LegalNotification) switch
    {
        (true, true) => "mandatory, legal notification",
        (true, false) => "mandatory",
        (false, true) => "legal notification",
        _ => null,
    };

    private static string? Reply(ShownLetter letter) =>
        !letter.Reply ? null : letter.ReplyByDateTime is { } until ? $"allowed until {until:u}" : "allowed";

    private static Table FilesOf(ShownLetter letter)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey)
            .AddColumns("document", "file", "format", "language").AddColumn(new TableColumn("size").RightAligned());
        foreach (var file in letter.Files)
        {
            string[] cells = [DocumentOf(file), file.Filename, file.EncodingFormat, file.Language, SizeText.Of(file.Length)];
            table.AddRow(cells.Select(Cell));
        }
        return table;
    }

    private static string DocumentOf(ShownFile file)
    {
        var document = file.Document == "main" ? "main" : $"{file.Document} {file.Number}";
        return file.Label is null ? document : $"{document} ({file.Label})";
    }

    private static Text Cell(string text) => new(Visible.Of(text));
}
