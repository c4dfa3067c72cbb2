using System.CommandLine;
using System.Text.RegularExpressions;
using Postvogn.Cli.Costs;
using Postvogn.Cli.Letters;

namespace Postvogn.Cli.Commands;

/// <summary>A page whose tables a command makes: each between <c>&lt;!-- cost … --&gt;</c>, or the name of another command, which says
/// how, and <c>&lt;!-- end --&gt;</c>. The command is one with an option <c>--markdown</c>, and is made anew for each table.</summary>
internal sealed class MadePage(Func<Command> create)
{
    private readonly string name = create().Name;

    /// <summary>The example is the arguments of a table, for who has given a page without any.</summary>
    public async Task<ToolResult> RewriteAsync(string file, string example)
    {
        var page = CostFile.Text(file);
        if (!Table().IsMatch(page))
            throw new InvalidDataException(
                $"{file}: it has no table to make. Wanted is <!-- {name} {example} --> and, below, <!-- end -->.");
        var made = await MakeAsync(page);
        if (made != page)
            await File.WriteAllTextAsync(file, made);
        return new PageResult();
    }

    /// <summary>The page with its tables made anew.</summary>
    public async Task<string> MakeAsync(string page)
    {
        var made = page;
        foreach (Match table in Table().Matches(page))
            made = made.Replace(table.Value, $"{table.Groups["open"]}\n{await RunAsync(table.Groups["arguments"].Value)}<!-- end -->");
        return made;
    }

    private async Task<string> RunAsync(string arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        var root = new RootCommand { create() };
        var exitCode = await CommandLine.InvokeAsync(
            root, [name, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--markdown"], output, error);
        return exitCode == ExitCode.Success ? output.ToString()
            : throw new InvalidDataException($"{name} {arguments}: {error.ToString().Split('\n')[0].Trim()}");
    }

    private Regex Table() => new(
        $@"(?<open><!-- {name} (?<arguments>[^>]*?) ?-->)\n.*?<!-- end -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(10));

    private sealed record PageResult : ToolResult;
}
