using Postvogn.Sandbox.Demo;

namespace Postvogn.Sandbox.Live;

/// <summary>A copy is not whole at once: a file is still when it has not changed from one look to the next.</summary>
internal sealed class FolderWatch(string folder, TimeProvider clock)
{
    private Dictionary<string, SeenFile> seen = new(StringComparer.Ordinal);

    public IReadOnlyList<SeenFile> Look()
    {
        var now = new Dictionary<string, SeenFile>(StringComparer.Ordinal);
        foreach (var file in FolderFiles.Below(new DirectoryInfo(folder)))
        {
            // A link that leads nowhere has no length.
            var version = file.Exists ? (file.Length, file.LastWriteTimeUtc) : default;
            var isStill = seen.TryGetValue(file.FullName, out var before) && before.Version == version;
            now[file.FullName] = isStill
                ? before! with { IsStill = true }
                : new SeenFile(FolderFiles.NameIn(folder, file.FullName), file.FullName, version, clock.GetTimestamp());
        }
        seen = now;
        return [.. now.Values];
    }

    /// <summary>Until it changes.</summary>
    public void MarkDone(SeenFile file) => seen[file.Path] = file with { IsDone = true };
}
