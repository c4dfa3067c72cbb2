using System.CommandLine;
using Postvogn.MeMo;
using Postvogn.Sandbox.Memo;

namespace Postvogn.Sandbox.Commands.Tools;

/// <summary><c>html check FILE [--policy STRICT|LENIENT]</c>.</summary>
internal static class HtmlCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create() => new("html", "Check HTML files, without any network.") { CreateCheck() };

    private static Command CreateCheck()
    {
        var file = ToolOptions.One("FILE", "The HTML file.");
        var policy = new Option<HtmlPolicy>("--policy")
        {
            Description = "STRICT for what people write in a view client, LENIENT for the files of a letter from a sender system.",
            HelpName = "STRICT|LENIENT",
            DefaultValueFactory = _ => HtmlPolicy.Lenient,
        };
        policy.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "STRICT", "LENIENT");
        var json = ToolOptions.Json();
        var command = new Command("check", "Say whether Digital Post takes an HTML file, with its own codes, the place and the fix.") { file, policy, json };
        command.SetAction((parsed, cancellationToken) => new ToolRun(parsed, json).RunAsync(
            0,
            read => new HtmlCheck(new LetterSource(read)).RunAsync(parsed.GetRequiredValue(file), parsed.GetRequiredValue(policy), cancellationToken),
            HtmlView.Show,
            cancellationToken));
        return command;
    }
}
