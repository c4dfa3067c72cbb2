namespace Postvogn.House.Tests;

/// <summary>No line of C# is longer than .editorconfig says: what stands behind its end is read by nobody.</summary>
public sealed class LineTests
{
    /// <summary>Folders that are still to be wrapped. One that has no long line left leaves the list.</summary>
    private static readonly string[] Exempt =
    [
        "src/Functions",
        "src/Sandbox",
    ];

    private static readonly int Most = int.Parse(Checkout.Read(".editorconfig").Split('\n')
        .Single(line => line.StartsWith("max_line_length", StringComparison.Ordinal)).Split('=')[1]);

    private static readonly List<string> TooLong =
    [
        .. from folder in new[] { "src", "tests" }
           from file in Checkout.SourcesOf(folder)
           from line in file.Lines.Index()
           let length = line.Item.TrimEnd('\r').Length
           where length > Most
           select $"{folder}/{file.Path}:{line.Index + 1} has {length} columns",
    ];

    [Fact]
    public void Lines_OfEveryFile_KeepToTheColumns() =>
        TooLong.Where(line => !Exempt.Any(folder => Lies(line, folder))).ShouldBeEmpty($"Wrap what is longer than {Most} columns.");

    [Fact]
    public void Exempt_Folder_StillHasLongLines() =>
        Exempt.Where(folder => !TooLong.Any(line => Lies(line, folder))).ShouldBeEmpty("They are wrapped: take them off the list.");

    private static bool Lies(string file, string folder) => file.StartsWith(folder + '/', StringComparison.Ordinal);
}
