using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Live;

/// <summary>A copy is not whole at once, so a letter is dropped only when its folder has not changed for a moment. Its recipient becomes
/// one that can be written to.</summary>
internal sealed class PostBox(Stage stage, TimeProvider clock)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);
    private readonly DropBox dropBox = new(stage.Store);
    private Dictionary<string, (long Length, DateTime Written)> before = [];

    public string Folder { get; } = Path.Combine(stage.Folders.Root, "letters-to-send");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var system in stage.Cast.Systems.Where(system => system.Sends))
            Directory.CreateDirectory(Path.Combine(Folder, system.Name));
        while (true)
        {
            await Task.Delay(Moment, clock, cancellationToken);
            var now = Look();
            if (now.Count > 0 && now.Count == before.Count && now.All(file => before.GetValueOrDefault(file.Key) == file.Value))
                await EmptyAsync([.. now.Keys], cancellationToken);
            before = now;
        }
    }

    private Dictionary<string, (long Length, DateTime Written)> Look() =>
        new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .ToDictionary(file => file.FullName, file => (file.Length, file.LastWriteTimeUtc), StringComparer.Ordinal);

    private async Task EmptyAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        foreach (var path in files.Where(DropReader.IsDrop))
        {
            var (source, name) = Split(path);
            if (stage.Cast.Systems.All(system => system.Name != source))
                continue;
            var content = await DropReader.ReadAsync(path, cancellationToken);
            Welcome(content);
            var drop = Drop.Of(Path.Combine(Folder, source), source, name, content, expected: null);
            await dropBox.PutAsync(drop, cancellationToken);
            foreach (var file in drop.Files)
                File.Delete(file.Path);
        }
    }

    private (string Source, string Name) Split(string path)
    {
        var relative = Path.GetRelativePath(Folder, path).Replace(Path.DirectorySeparatorChar, '/');
        var cut = relative.IndexOf('/', StringComparison.Ordinal);
        return cut < 0 ? ("", relative) : (relative[..cut], relative[(cut + 1)..]);
    }

    private void Welcome(DropContent content)
    {
        var recipients = content.Letters.Select(letter => letter.Recipient).OfType<Party>();
        foreach (var contact in recipients.Select(new ContactsFile().ContactOf).OfType<Contact>())
        {
            if (stage.DigitalPost.Registry.FindContact(contact.Type, contact.Number) is null)
                stage.DigitalPost.Registry.Put(contact);
        }
    }
}
