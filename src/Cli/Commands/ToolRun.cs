using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Postvogn.Cli.Letters;
using Postvogn.Cli.Screens;
using Spectre.Console;

namespace Postvogn.Cli.Commands;

/// <summary>Shows its progress and its result, to a person or to a program.</summary>
internal sealed class ToolRun(ParseResult parsed, Option<bool> json)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions LineFormat = new(Format) { WriteIndented = false };

    private readonly StandardStreams streams = StandardStreams.Of(parsed);

    /// <summary>What the command writes; when it is the standard output, all else goes to the standard error.</summary>
    public string? Target { get; init; }

    /// <summary>One JSON object a line, as it comes, instead of one in all.</summary>
    public bool IsLines { get; init; }

    private bool IsJson => parsed.GetValue(json);

    private bool IsPiped => Target == StandardStreams.Name;

    public async Task<int> RunAsync<T>(
        InputList input, Func<IProgress<long>, Task<T>> work, Action<IAnsiConsole, T> show, CancellationToken cancellationToken)
        where T : ToolResult
    {
        if (IsJson && (IsPiped || IsLines))
        {
            await streams.Error.WriteLineAsync(
                IsLines ? "Say --json or --jsonl." : "--json and - both want the standard output: leave one out.");
            return ExitCode.Usage;
        }

        var result = await GuardAsync(() => WorkBar.RunAsync(BarConsole(), input, work), cancellationToken);
        if (IsLines)
            TellEnd(result);
        else if (IsJson)
            await streams.Output.WriteLineAsync(JsonSerializer.Serialize(result, result.GetType(), Format));
        else
            Show(result, show);
        return result.ExitCode;
    }

    public void Tell(object line) => streams.Output.WriteLine(JsonSerializer.Serialize(line, line.GetType(), LineFormat));

    private void TellEnd(ToolResult result)
    {
        foreach (var unread in result is StoppedResult ? result.Unread : [])
            Tell(new UnreadLine(unread));
        Tell(result.AsLine());
    }

    // A bar and lines on one terminal would write over each other.
    private IAnsiConsole? BarConsole()
    {
        var isMixed = IsLines && streams.Output == Console.Out && !Console.IsOutputRedirected;
        return isMixed ? null : Terminal.On(streams.Error);
    }

    // What stops it becomes a result as well, so that a program gets its JSON and a person one message.
    private static async Task<ToolResult> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
        where T : ToolResult
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new StoppedResult { Unread = [Unread.Of(null, "Stopped before the end.")] };
        }
        catch (Exception fault) when (Unread.Of(null, fault) is { } unread)
        {
            return new StoppedResult { Unread = [unread] };
        }
    }

    private void Show<T>(ToolResult result, Action<IAnsiConsole, T> show)
    {
        if (result is T done)
            show(Terminal.On(IsPiped ? streams.Error : streams.Output), done);
        foreach (var unread in result.Unread)
            streams.Error.WriteLine(LineOf(unread));
    }

    private static string LineOf(Unread unread)
    {
        if (unread.File is null)
            return Visible.Of(unread.Message);
        var letter = new LetterName(unread.File, unread.Entry);
        return unread.Finding is { } finding
            ? FindingsView.Line(letter, FileFinding.Of(letter, finding))
            : Visible.Of($"{letter}: {unread.Message}");
    }
}
