using System.CommandLine;
using System.Text.RegularExpressions;
using Postvogn.Cli.Costs;
using Postvogn.Cli.Letters;

namespace Postvogn.Cli.Commands;

/// <summary>A page whose tables the command makes: each between <c>&lt;!-- cost … --&gt;</c>, which says how, and
/// <c>&lt;!-- end --&gt;</c>.</summary>
internal static partial class CostPage
{
    public static async Task<ToolResult> RewriteAsync(string file)
    {
        var page = CostFile.Text(file);
        if (!Table().IsMatch(page))
            throw new InvalidDataException(
                $"{file}: it has no table to make. Wanted is <!-- cost --profile production --letters 0 --> and, below, <!-- end -->.");
        var made = await MakeAsync(page);
        if (made != page)
            await File.WriteAllTextAsync(file, made);
        return new PageResult();
    }

    /// <summary>The page with its tables made anew.</summary>
    public static async Task<string> MakeAsync(string page)
    {
        var made = page;
        foreach (Match table in Table().Matches(page))
            made = made.Replace(table.Value, $"{table.Groups["open"]}\n{await RunAsync(table.Groups["arguments"].Value)}<!-- end -->");
        return made;
    }

    private static async Task<string> RunAsync(string arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        var root = new RootCommand { CostCommand.Create() };
        var exitCode = await CommandLine.InvokeAsync(
            root, ["cost", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--markdown"], output, error);
        return exitCode == ExitCode.Success ? output.ToString()
            : throw new InvalidDataException($"cost {arguments}: {error.ToString().Split('\n')[0].Trim()}");
    }

    [GeneratedRegex(@"(?<open><!-- cost (?<arguments>[^>]*?) ?-->)\n.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Table();

    private sealed record PageResult : ToolResult;
}
