using Postvogn.Drops;

namespace Postvogn.Cli.Letters;

/// <summary>What is null, a letter.json or a template says.</summary>
internal sealed record NewLetter
{
    public string? To { get; init; }

    public string? ToLabel { get; init; }

    public string? From { get; init; }

    /// <summary>Null: the CVR number.</summary>
    public string? FromLabel { get; init; }

    public string? Label { get; init; }

    /// <summary>The first is the letter, each of the others an enclosure; or a letter.json alone.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Further members of a letter.json.</summary>
    public IReadOnlyList<MemberText> Members { get; init; } = [];

    /// <summary>The file of a template.</summary>
    public string? Template { get; init; }

    /// <summary>Named after a UUID, it gives the letter that messageUUID.</summary>
    public required string Output { get; init; }

    public bool Force { get; init; }

    /// <summary>The letter.json.</summary>
    public string? Package => Files is [var file] && IsPackage(file) ? file : null;

    public static bool IsPackage(string file) => DropName.KindOf(Path.GetFileName(file)) == DropKind.Package;
}
