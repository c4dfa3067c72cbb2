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

    private readonly IAnsiConsole console = Terminal.On(parsed.InvocationConfiguration.Output);

    public async Task<int> RunAsync<T>(
        long length, Func<IProgress<long>, Task<T>> work, Action<IAnsiConsole, T> show, CancellationToken cancellationToken)
        where T : ToolResult
    {
        var isJson = parsed.GetValue(json);
        var result = await GuardAsync(() => isJson ? work(WorkBar.None) : WorkBar.RunAsync(console, length, work), cancellationToken);
        if (isJson)
            await parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(result, result.GetType(), Format));
        else
            Show(result, show);
        return result.ExitCode;
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
            show(console, done);
        foreach (var unread in result.Unread)
            parsed.InvocationConfiguration.Error.WriteLine(LineOf(unread));
    }

    private static string LineOf(Unread unread)
    {
        var code = unread.Code is null ? "" : $"{unread.Code}: ";
        return unread.File is null ? unread.Message : Visible.Of($"{new LetterName(unread.File, unread.Entry)}: {code}{unread.Message}");
    }
}
