using System.CommandLine;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;

namespace Postvogn.Cli.Commands;

/// <summary><c>memo unpack ARCHIVE DIR</c>.</summary>
internal static class MemoUnpackCommand
{
    public static Command Create()
    {
        var archive = ToolOptions.One("ARCHIVE", "The archive (*.tar.lzma, *.zip, *.tar, *.tar.gz, *.tar.bz2, *.tar.xz).");
        var folder = ToolOptions.One("DIR", "The folder for the letters; it is made when it is not there.");
        var (json, force) = (ToolOptions.Json(), ToolOptions.Force());
        var command = new Command("unpack", "Unpack an archive: all of its letters, or, when it is broken or hostile, none.")
        {
            archive, folder, json, force,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(archive);
            return new ToolRun(parsed, json).RunAsync(
                InputList.OfOne(path),
                read => new MemoUnpacking(new LetterSource(read, StandardStreams.Of(parsed)))
                    .RunAsync(path, parsed.GetRequiredValue(folder), parsed.GetValue(force), cancellationToken),
                WrittenView.Show,
                cancellationToken);
        });
        return command;
    }
}
