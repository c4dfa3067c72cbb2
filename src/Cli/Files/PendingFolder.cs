namespace Postvogn.Cli.Files;

/// <summary>Filled beside its place; its files appear there only when all are whole. Disposed before that, it leaves nothing.</summary>
internal sealed class PendingFolder : IDisposable
{
    private readonly string target;
    private readonly bool replaces;

    public PendingFolder(string place, bool force)
    {
        if (place is "" or StandardStreams.Name)
            throw new IOException("Letters are unpacked into a folder. Name one.");
        (target, replaces) = (Path.TrimEndingDirectorySeparator(Path.GetFullPath(place)), force);
        if (File.Exists(target))
            throw new IOException($"{place} is a file. Name a folder.");
        if (Path.GetDirectoryName(target) is { } parent && !Directory.Exists(parent))
            throw new IOException($"{place} cannot be made: there is no folder {parent}.");
        WorkPath = PendingFile.WorkPathBeside(target);
        Directory.CreateDirectory(WorkPath);
    }

    public string WorkPath { get; }

    /// <summary>In one step when the folder is new, else file by file. Nothing is moved when one of the same name is there.</summary>
    public void Place()
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(WorkPath, target);
            return;
        }

        var names = Directory.GetFiles(WorkPath).Select(file => Path.GetFileName(file)).ToList();
        var there = replaces ? 0 : names.Count(name => Path.Exists(Path.Combine(target, name)));
        if (there > 0)
            throw new IOException($"{there} of the files are there already. Name another folder, or say --force to replace them.");
        foreach (var name in names)
            File.Move(Path.Combine(WorkPath, name), Path.Combine(target, name), replaces);
    }

    public void Dispose()
    {
        if (Directory.Exists(WorkPath))
            Directory.Delete(WorkPath, recursive: true);
    }
}
