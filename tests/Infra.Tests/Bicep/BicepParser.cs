using Postvogn.Infra.Tests.App;
using Postvogn.Sandbox.NodePackages;

namespace Postvogn.Infra.Tests.Bicep;

/// <summary>Parses Bicep with the grammar tree-sitter-bicep, which runs in Node.js. No compiler: it knows form, not meaning.</summary>
public static class BicepParser
{
    private static readonly NpmNeeds Needs = new("The check of Bicep");
    private static readonly NpmInstallation Runtime = Installation("web-tree-sitter@0.25.10", "tree-sitter.cjs");
    private static readonly NpmInstallation Grammar = Installation("tree-sitter-bicep@1.1.0", "tree-sitter-bicep.wasm");
    private static readonly Lazy<string?> MissingHere = new(() => Needs.Missing(Runtime) ?? Needs.Missing(Grammar));

    /// <summary>Why it cannot run here, or null.</summary>
    public static string? Missing => MissingHere.Value;

    /// <summary>Parses the files of folders, all at once.</summary>
    public static async Task<IReadOnlyList<Template>> ParseAsync(IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        await Runtime.EnsureAsync(cancellationToken);
        await Grammar.EnsureAsync(cancellationToken);
        var files = folders.SelectMany(folder => FilesOf(folder).Select(file => (Folder: folder, File: file))).ToList();
        var trees = await NodeScript.RunAsync<List<BicepNode>>(Needs,
            "parse.cjs", [Runtime.Entry, Grammar.Entry], files.Select(file => file.File), cancellationToken);
        return
        [
            .. files.Zip(trees)
                .GroupBy(
                    parsed => parsed.First.Folder,
                    parsed => new BicepFile(Path.GetRelativePath(parsed.First.Folder, parsed.First.File).Replace('\\', '/'), parsed.Second))
                .Select(group => new Template(group.Key, [.. group])),
        ];
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*.bicep*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static NpmInstallation Installation(string package, string entry) =>
        new(NpmInstallation.CacheOfUser, package, entry, Needs.InstallAsync, TimeProvider.System);
}
