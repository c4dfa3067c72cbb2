using System.CommandLine;
using Postvogn.MeMo;
using Postvogn.Sandbox.Memo;

namespace Postvogn.Sandbox.Commands.Tools;

/// <summary><c>memo convert FILE --to 1.1|1.2 -o OUT</c>.</summary>
internal static class MemoConvertCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var file = ToolOptions.One("FILE", "The letter (*.xml).");
        var to = new Option<string>("--to") { Description = "The version to write.", Required = true, HelpName = "1.1|1.2" };
        to.AcceptOnlyFromAmong("1.1", "1.2");
        var output = ToolOptions.Output("OUT");
        var (json, force) = (ToolOptions.Json(), ToolOptions.Force());
        var command = new Command("convert", "Write a letter in the other version, and say what it loses.") { file, to, output, json, force };
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = parsed.GetRequiredValue(file);
            var version = parsed.GetRequiredValue(to) == "1.1" ? MemoVersion.V1_1 : MemoVersion.V1_2;
            var target = (parsed.GetRequiredValue(output), parsed.GetValue(force));
            return new ToolRun(parsed, json).RunAsync(
                InputList.Of([input]).Length,
                read => new MemoConverting(new LetterSource(read)).RunAsync(input, version, target, cancellationToken),
                ConvertView.Show,
                cancellationToken);
        });
        return command;
    }
}
