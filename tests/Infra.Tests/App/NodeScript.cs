using System.Diagnostics;
using System.Text.Json;
using Postvogn.Sandbox.NodePackages;

namespace Postvogn.Infra.Tests.App;

/// <summary>A script of these tests that runs in Node.js: JSON in, JSON out.</summary>
internal static class NodeScript
{
    // A parse tree is deep.
    private static readonly JsonSerializerOptions Deep = new(JsonSerializerDefaults.Web) { MaxDepth = 1_000 };

    /// <summary>Runs it.</summary>
    /// <param name="needs">Who asks; finds Node.js.</param>
    /// <param name="script">The name of the embedded script.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<T> RunAsync<T>(
        NpmNeeds needs, string script, IEnumerable<string> arguments, object input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(needs.RequireNode(), ["-e", Read(script), "--", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(input).AsMemory(), cancellationToken);
        process.StandardInput.Close();
        var answer = await JsonSerializer.DeserializeAsync<T>(process.StandardOutput.BaseStream, Deep, cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return answer!;
    }

    private static string Read(string script)
    {
        using var reader = new StreamReader(typeof(NodeScript).Assembly.GetManifestResourceStream(script)!);
        return reader.ReadToEnd();
    }
}
