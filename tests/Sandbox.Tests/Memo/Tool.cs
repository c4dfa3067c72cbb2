using System.Text.Json;
using Postvogn.Sandbox.Commands;

namespace Postvogn.Sandbox.Tests.Memo;

/// <summary>Runs a command line in this process, as a shell would with its output redirected.</summary>
internal static class Tool
{
    public static async Task<ToolAnswer> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await SandboxCommand.InvokeAsync(args, output, error);
        return new(exitCode, output.ToString(), error.ToString());
    }
}

/// <summary>What a command line ended in.</summary>
internal sealed record ToolAnswer(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public IReadOnlyList<string?> Codes => [.. Json.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString())];
}
