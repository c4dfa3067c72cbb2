using System.CommandLine;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;
using Postvogn.Drops;

namespace Postvogn.Cli.Commands;

/// <summary><c>memo validate PATH...</c>.</summary>
internal static class MemoValidateCommand
{
    /// <summary>A package may leave its sender to the system that sends it, which only the app knows; all else can be judged.</summary>
    private static readonly PackageSender Anybody = new("00000000", "The system that sends it");

    public static Command Create()
    {
        var paths = ToolOptions.Several(
            "PATH", "Letters (*.xml), packages (*.letter.json), archives (*.tar.lzma, *.zip, *.tar.gz ...), or folders of them.");
        var json = ToolOptions.Json();
        var command = new Command("validate", "Say what Digital Post would refuse in letters, with its own codes, the place and the fix.")
        {
            paths, json,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = InputList.Of(parsed.GetRequiredValue(paths), LetterSource.Patterns);
            return new ToolRun(parsed, json).RunAsync(
                input.Length,
                read => new MemoCheck(new LetterSource(read) { Sender = Anybody }, TimeProvider.System).RunAsync(input, cancellationToken),
                ValidateView.Show,
                cancellationToken);
        });
        return command;
    }
}
