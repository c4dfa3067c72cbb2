using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Postvogn.Infra.Tests.App;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Types;

/// <summary>An expression with the types and functions of <c>infra-bicep/types</c>, evaluated by the compiler alone.</summary>
internal static class BicepExpression
{
    /// <summary>What the compiler said, and the value if there is one.</summary>
    /// <param name="imports">A line of <c>import</c> each.</param>
    /// <param name="type">Of the parameter <c>given</c>.</param>
    /// <param name="expression">May use <c>given</c>.</param>
    /// <param name="given">The parameter's value.</param>
    public static async Task<(string Said, JsonArray? Value)> EvaluateAsync(
        string imports, string type, string expression, object given)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Checkout.Files("infra-bicep/types", "*.bicep"))
            File.Copy(Checkout.PathOf(file), Path.Combine(folder.Path, Path.GetFileName(file)));
        await WriteAsync("main.bicep", $"{imports}\nparam given {type}\noutput result array = {expression}\n");
        await WriteAsync("given.json", JsonSerializer.Serialize(given));
        await WriteAsync("main.bicepparam", "using 'main.bicep'\nparam given = loadJsonContent('given.json')\n");
        var said = await RunAsync(folder.Path);
        var snapshot = Path.Combine(folder.Path, "main.snapshot.json");
        return (said, File.Exists(snapshot)
            ? JsonNode.Parse(await File.ReadAllTextAsync(snapshot))!["outputs"]!["result"]!.AsArray()
            : null);

        Task WriteAsync(string file, string text) => File.WriteAllTextAsync(Path.Combine(folder.Path, file), text);
    }

    private static async Task<string> RunAsync(string folder)
    {
        var start = new ProcessStartInfo("bicep", ["snapshot", "main.bicepparam"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        using var bicep = Process.Start(start)!;
        var said = await bicep.StandardError.ReadToEndAsync();
        await bicep.WaitForExitAsync();
        return said;
    }
}
