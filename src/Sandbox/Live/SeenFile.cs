namespace Postvogn.Sandbox.Live;

internal sealed record SeenFile(string Name, string Path, (long Length, DateTime Written) Version, long Since)
{
    public bool IsStill { get; init; }

    // Taken, or said why not.
    public bool IsDone { get; init; }

    // Empty: it lies in no folder.
    public string Folder => Name.Contains('/', StringComparison.Ordinal) ? Name[..Name.IndexOf('/', StringComparison.Ordinal)] : "";
}
