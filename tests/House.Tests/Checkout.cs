using System.IO.Enumeration;
using Postvogn.Testing;

namespace Postvogn.House.Tests;

/// <summary>The files of the project as they are checked out, without those that .gitignore leaves out.</summary>
internal static class Checkout
{
    private static readonly string Root =
        Repository.Find("") ?? throw new InvalidOperationException("The tests run without their sources.");

    private static readonly string[] Ignored =
        [".git", .. File.ReadLines(Path.Combine(Root, ".gitignore")).Select(line => line.Trim('/')).Where(line => line.Length > 0)];

    /// <summary>Paths from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Walk(new DirectoryInfo(Root)).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>The projects of the product, such as <c>src/MeMo</c>.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        .. Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal))
            .Select(file => string.Join('/', file.Split('/')[..2])).Distinct(),
    ];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The C# files of a folder.</summary>
    public static IEnumerable<SourceFile> SourcesOf(string folder) => Files
        .Where(file => file.StartsWith(folder + '/', StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
        .Select(file => new SourceFile(file[(folder.Length + 1)..], Read(file)));

    private static IEnumerable<string> Walk(DirectoryInfo folder) => folder.EnumerateFileSystemInfos()
        .Where(entry => !Ignored.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, entry.Name, ignoreCase: false)))
        .SelectMany(entry => entry is DirectoryInfo below ? Walk(below) : [entry.FullName]);
}

/// <summary>A source file.</summary>
/// <param name="Path">Its path from the project's folder.</param>
/// <param name="Text">What is in it.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string[] Lines => Text.Split('\n');
}
