namespace Postvogn.House.Tests;

/// <summary>No line of C# is longer than .editorconfig says: what stands behind its end is read by nobody.</summary>
public sealed class LineTests
{
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
    public void Lines_OfEveryFile_KeepToTheColumns() => TooLong.ShouldBeEmpty($"Wrap what is longer than {Most} columns.");
}
