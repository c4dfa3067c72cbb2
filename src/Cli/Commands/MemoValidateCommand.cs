using System.CommandLine;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;

namespace Postvogn.Cli.Commands;

/// <summary><c>memo validate PATH...</c>.</summary>
internal static class MemoValidateCommand
{
    public static Command Create()
    {
        var paths = ToolOptions.Several("PATH", "Letters (*.xml), archives (*.tar.lzma), or folders of both.");
        var json = ToolOptions.Json();
        var command = new Command("validate", "Say what Digital Post would refuse in letters, with its own codes, the place and the fix.")
        {
            paths, json,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = InputList.Of(parsed.GetRequiredValue(paths), "*.xml", "*.tar.lzma");
            return new ToolRun(parsed, json).RunAsync(
                input.Length,
                read => new MemoCheck(new LetterSource(read), TimeProvider.System).RunAsync(input, cancellationToken),
                ValidateView.Show,
                cancellationToken);
        });
        return command;
    }
}
