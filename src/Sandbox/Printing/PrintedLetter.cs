namespace Postvogn.Sandbox.Printing;

/// <summary>What the print provider saw of a letter and what it made of it.</summary>
internal sealed record PrintedLetter(string Source, Guid MessageUuid)
{
    /// <summary>In the manifest's order, as the files lay there.</summary>
    public IReadOnlyList<string> FileSha256 { get; init; } = [];

    /// <summary>Else it was refused.</summary>
    public bool IsPrinted { get; init; }

    /// <summary>Of the manifest or of a file that it names: what is not as it should be. It is then refused.</summary>
    public string? Fault { get; init; }

    /// <summary>How often it was handed over: once, unless the app hands a letter over anew that was answered.</summary>
    public int Times { get; init; } = 1;
}
