using System.CommandLine;
using System.Text.Json;

namespace Postvogn.Cli.Tests;

/// <summary>Runs a command line in this process, as a shell would with its output redirected.</summary>
internal static class Tool
{
    public static Task<ToolAnswer> RunAsync(params string[] args) => PipeAsync([], args);

    /// <summary>With these bytes on its standard input.</summary>
    public static async Task<ToolAnswer> PipeAsync(byte[] input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var bytes = new MemoryStream();
        var root = new RootCommand();
        LetterCommands.AddTo(root);
        CostCommands.AddTo(root);
        var exitCode = await CommandLine.InvokeAsync(root, args, output, error, new MemoryStream(input), bytes);
        return new(exitCode, output.ToString(), error.ToString()) { Bytes = bytes.ToArray() };
    }

    public static IReadOnlyList<string> KeysOf(JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];
}

/// <summary>What a command line ended in.</summary>
internal sealed record ToolAnswer(int ExitCode, string Output, string Error)
{
    /// <summary>What it wrote to its standard output as bytes.</summary>
    public byte[] Bytes { get; init; } = [];

    public IReadOnlyList<string> Lines => Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public IReadOnlyList<string?> Codes =>
        [.. Json.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString())];
}
