using System.CommandLine;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;

namespace Postvogn.Cli.Commands;

/// <summary><c>memo pack DIR OUT.tar.lzma</c>.</summary>
internal static class MemoPackCommand
{
    public static Command Create()
    {
        var folder = ToolOptions.One("DIR", "The folder with the letters (*.xml).");
        var output = ToolOptions.One("OUT.tar.lzma", "The archive to write.");
        var (json, force) = (ToolOptions.Json(), ToolOptions.Force());
        var command = new Command("pack", "Pack letters into an archive for Digital Post.") { folder, output, json, force };
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = InputList.Of([parsed.GetRequiredValue(folder)], "*.xml");
            var target = parsed.GetRequiredValue(output);
            return new ToolRun(parsed, json) { Target = target }.RunAsync(
                input with { Passes = 2 },
                read => new MemoPacking(new LetterSource(read, StandardStreams.Of(parsed)))
                    .RunAsync(input, target, parsed.GetValue(force), cancellationToken),
                WrittenView.Show,
                cancellationToken);
        });
        return command;
    }
}
