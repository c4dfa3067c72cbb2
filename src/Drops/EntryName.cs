namespace Postvogn.Drops;

/// <summary>What a system, certificate, source or destination may be called (docs/adr/0036). Names are folders of drop, outcomes and
/// inbox, parts of blobs' names, and stand within quotes in conditions of roles: infra-bicep/types/names.bicep has the same rule in the
/// same words.</summary>
public static class EntryName
{
    /// <summary>Letters with marks as one character each (NFC): two ways to write one would be two folders that look alike.</summary>
    public const string Characters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.æøåÆØÅäöüÄÖÜéÉðÐþÞß";

    /// <summary>In characters.</summary>
    public const int Longest = 63;

    private static readonly (string Apart, string Whole)[] Marked =
    [
        ("a\u030A", "å"), ("A\u030A", "Å"), ("a\u0308", "ä"), ("A\u0308", "Ä"), ("o\u0308", "ö"), ("O\u0308", "Ö"), ("u\u0308", "ü"),
        ("U\u0308", "Ü"), ("e\u0301", "é"), ("E\u0301", "É"),
    ];

    /// <summary>Of a name that is not fit.</summary>
    public const string Problem = "is no name that can be a folder.";

    /// <summary>Of the same.</summary>
    public const string Fix =
        "Give 1 to 63 letters (a to z, æøå and their neighbours, each as one character), digits, hyphens, underscores and dots, with no " +
        "hyphen or dot first or last.";

    /// <summary>Of a name that stands twice.</summary>
    public const string TwiceProblem = "is the name of another one too, apart from capital letters.";

    /// <summary>Of the same.</summary>
    public const string TwiceFix = "Give each a name of its own.";

    /// <summary>Of one that is another but for capital letters (<see cref="MeantBy"/>).</summary>
    public const string SpeltOtherwiseProblem =
        "differs from another inbox folder in capital letters alone, and would be a folder beside it.";

    /// <summary>Whether it can be a folder.</summary>
    public static bool IsFit(string name) =>
        name.Length is > 0 and <= Longest && name.All(Characters.Contains) && !IsEdge(name[0]) && !IsEdge(name[^1]);

    /// <summary>With each letter and the mark behind it as one character (NFC), as a Mac's folders don't have it. By hand: .NET normalizes
    /// nothing in a process without cultures.</summary>
    public static string Composed(string name) => Marked.Aggregate(
        name, (text, letter) => text.Replace(letter.Apart, letter.Whole, StringComparison.Ordinal));

    /// <summary>The one of <paramref name="others"/> that a name is but for capital letters, if it is none of them: a folder of its own
    /// beside the one that is meant, which nobody reads.</summary>
    public static string? MeantBy(string name, IReadOnlyCollection<string> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return others.Contains(name, StringComparer.Ordinal)
            ? null
            : others.FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsEdge(char c) => c is '-' or '.';
}
