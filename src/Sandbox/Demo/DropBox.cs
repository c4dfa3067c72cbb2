using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo;

/// <summary>Uploads drops as a line-of-business system does: each file whole or not at all, a package's files before its letter.json.</summary>
internal sealed class DropBox(StageFolders folders)
{
    private int uploads;

    /// <summary>Uploads all files of a drop.</summary>
    public async Task PutAsync(Drop drop, CancellationToken cancellationToken)
    {
        foreach (var file in drop.Files)
            await UploadAsync(file.Path, Path.Combine(folders.Container("drop"), drop.Source, file.Name), cancellationToken);
    }

    private async Task UploadAsync(string from, string to, CancellationToken cancellationToken)
    {
        var incoming = Path.Combine(folders.Incoming, $"upload-{Interlocked.Increment(ref uploads)}");
        await using (var source = File.OpenRead(from))
        await using (var target = File.Create(incoming))
            await source.CopyToAsync(target, cancellationToken);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(incoming, to, overwrite: true);
    }
}
