namespace Postvogn.DigitalPost;

/// <summary>Beside the target that it will replace, with a note of its remote file: of another it is never continued.</summary>
internal sealed class PartialFile
{
    private readonly string target;

    private PartialFile(string target) => this.target = target;

    public string Path => target + ".part";

    public long Length => new FileInfo(Path).Length;

    private string Note => Path + ".of";

    /// <summary>What an earlier call left of the same file; else an empty one.</summary>
    public static async Task<PartialFile> ForAsync(string target, SftpFile remote, CancellationToken cancellationToken)
    {
        var part = new PartialFile(target);
        var note = $"{remote.Length} {remote.Changed:O}";
        if (await part.IsOfAsync(note, cancellationToken) && part.Length <= remote.Length)
            return part;
        part.Drop();
        await File.WriteAllTextAsync(part.Note, note, cancellationToken);
        await File.Create(part.Path).DisposeAsync();
        return part;
    }

    public void Complete()
    {
        File.Move(Path, target, overwrite: true);
        File.Delete(Note);
    }

    public void Drop()
    {
        File.Delete(Path);
        File.Delete(Note);
    }

    private async Task<bool> IsOfAsync(string note, CancellationToken cancellationToken) =>
        File.Exists(Path) && File.Exists(Note) && await File.ReadAllTextAsync(Note, cancellationToken) == note;
}
