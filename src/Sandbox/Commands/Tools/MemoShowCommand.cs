using System.CommandLine;
using Postvogn.Sandbox.Memo;

namespace Postvogn.Sandbox.Commands.Tools;

/// <summary><c>memo show FILE</c>.</summary>
internal static class MemoShowCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var file = ToolOptions.One("FILE", "A letter (*.xml) or an archive (*.tar.lzma).");
        var json = ToolOptions.Json();
        var command = new Command("show", "Show who writes to whom about what. The output holds personal data.") { file, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            return new ToolRun(parsed, json).RunAsync(
                InputList.Of([path]).Length,
                read => new MemoView(new LetterSource(read)).RunAsync(path, cancellationToken),
                ShowView.Show,
                cancellationToken);
        });
        return command;
    }
}
