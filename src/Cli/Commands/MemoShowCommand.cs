using System.CommandLine;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;

namespace Postvogn.Cli.Commands;

internal static class MemoShowCommand
{
    public static Command Create()
    {
        var file = ToolOptions.One("FILE", "A letter (*.xml), a package (*.letter.json) or an archive (*.tar.lzma, *.zip, *.tar.gz ...).");
        var json = ToolOptions.Json();
        var command = new Command("show", "Show who writes to whom about what. The output holds personal data.") { file, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            return new ToolRun(parsed, json).RunAsync(
                InputList.OfOne(path),
                read => new MemoView(new LetterSource(read, StandardStreams.Of(parsed))).RunAsync(path, cancellationToken),
                ShowView.Show,
                cancellationToken);
        });
        return command;
    }
}
