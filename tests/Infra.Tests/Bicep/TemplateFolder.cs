using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.App;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Bicep;

/// <summary>A copy of infra-bicep, which can be changed, compiled and evaluated.</summary>
public sealed class TemplateFolder : IDisposable
{
    // Made up; the committed snapshots are of the same (eng/snapshot-bicep.sh).
    private static readonly string[] Where =
    [
        "--subscription-id", "00000000-0000-0000-0000-000000000001", "--tenant-id", "00000000-0000-0000-0000-000000000002",
        "--location", "swedencentral",
    ];

    private readonly TemporaryFolder folder = new();

    public TemplateFolder()
    {
        foreach (var file in Directory.EnumerateFiles(Folders.Infrastructure, "*", SearchOption.AllDirectories))
        {
            var copy = folder[System.IO.Path.GetRelativePath(Folders.Infrastructure, file)];
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Path => folder.Path;

    public static IReadOnlyList<string> ParameterFiles { get; } =
    [
        .. Directory.EnumerateFiles(Folders.Infrastructure, "*.bicepparam").Select(file => System.IO.Path.GetFileName(file)!)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Those that are of an installation: the others prepare a subscription.</summary>
    public static IReadOnlyList<string> Installations { get; } =
        [.. ParameterFiles.Where(file => file.StartsWith("main.", StringComparison.Ordinal))];

    /// <summary>Changes the one place, in whichever file, that a pattern finds.</summary>
    /// <exception cref="InvalidOperationException">It finds none, or several.</exception>
    public void Change(string files, string pattern, string replacement)
    {
        var expression = new Regex(pattern, RegexOptions.Multiline, TimeSpan.FromSeconds(5));
        var found = Directory.EnumerateFiles(Path, files, SearchOption.AllDirectories)
            .Select(file => (File: file, Count: expression.Count(File.ReadAllText(file)))).Where(file => file.Count > 0).ToList();
        if (found is not [{ Count: 1 } only])
            throw new InvalidOperationException(
                $"{found.Sum(file => file.Count)} places in {files} fit {pattern}: the templates have changed, so change the mutation.");
        File.WriteAllText(only.File, expression.Replace(File.ReadAllText(only.File), replacement));
    }

    /// <summary>Evaluates a file of parameters.</summary>
    public async Task<Evaluation> EvaluateAsync(string file)
    {
        var (code, output, error) = await BicepCompiler.RunAsync(Path, ["snapshot", file, .. Where]);
        if (code != 0) throw new InvalidOperationException($"{file} cannot be evaluated:\n{output}{error}");
        var snapshot = await File.ReadAllTextAsync(folder[SnapshotOf(file)]);
        return new Evaluation(file, Snapshot.Parse(snapshot), Relative(output + error));
    }

    /// <summary>What a deployment of a file of parameters differs in from its snapshot that lies beside it; empty if in nothing.</summary>
    public async Task<string> ValidateAsync(string file)
    {
        var (code, output, error) = await BicepCompiler.RunAsync(Path, ["snapshot", file, "--mode", "validate", .. Where]);
        return code == 0 ? "" : output + string.Join('\n', error.Split('\n').Where(line => !BicepCompiler.IsFinding(line)));
    }

    /// <summary>Compiles a template; gives the ARM template and what the compiler said.</summary>
    public async Task<(JsonObject? Arm, string Said)> BuildAsync(string file)
    {
        var (_, output, error) = await BicepCompiler.RunAsync(Path, "build", file, "--stdout");
        return (output.Length > 0 ? JsonNode.Parse(output)!.AsObject() : null, Relative(error));
    }

    public void Dispose() => folder.Dispose();

    public static string SnapshotOf(string file) => System.IO.Path.ChangeExtension(file, ".snapshot.json");

    private string Relative(string said) => said.Replace(Path + System.IO.Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}
