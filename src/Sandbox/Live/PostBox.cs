using System.Runtime.CompilerServices;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;
using Spectre.Console;

namespace Postvogn.Sandbox.Live;

/// <summary>A copy is not whole at once, so a letter is dropped only when its source's folder has not changed for a moment. Whatever a file
/// holds, the others are taken all the same; one line says of each that is not why.</summary>
internal sealed class PostBox(ISandboxStore store, NationalRegistry registry, Cast cast, string root, TimeProvider clock)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    // The file of a package may come before the letter.json that names it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly DropBox dropBox = new(store);
    private readonly FolderWatch watch = new(FolderOf(root), clock);

    public string Folder { get; } = FolderOf(root);

    private List<string> Sources => [.. cast.Systems.Where(system => system.Sends).Select(system => system.Name)];

    public void MakeFolders()
    {
        foreach (var source in Sources) Directory.CreateDirectory(Path.Combine(Folder, source));
    }

    /// <summary>Ends only when it is cancelled. Gives lines for the screen.</summary>
    public async IAsyncEnumerable<string> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            MakeFolders();
            var folders = watch.Look().GroupBy(file => file.Folder, StringComparer.Ordinal);
            foreach (var folder in folders.Where(files => files.All(it => it.IsStill)))
            {
                foreach (var file in folder.Where(it => !it.IsDone))
                {
                    if (await HandleAsync(file, cancellationToken) is { } why)
                        yield return $"[yellow]left out[/]  {file.Name.EscapeMarkup()}  {why.EscapeMarkup()}";
                }
            }
            await Task.Delay(Moment, clock, cancellationToken);
        }
    }

    private static string FolderOf(string root) => Path.Combine(root, "letters-to-send");

    // Why it is left, once.
    private async Task<string?> HandleAsync(SeenFile file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file.Path) || (WhyNot(file) is { } reason && clock.GetElapsedTime(file.Since) < Patience)) return null;
        watch.MarkDone(file);
        try
        {
            if (file.Name == ContactsFile.Name) await ReadContactsAsync(cancellationToken);
            else if (WhyNot(file) is { } why) return why;
            else await DropAsync(file, cancellationToken);
            return null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return $"It cannot be taken. {fault.Message}";
        }
    }

    private string? WhyNot(SeenFile file) =>
        file.Name == ContactsFile.Name ? null
        : file.Folder.Length == 0 ? $"It lies in no source's folder. Put it into one of {string.Join(", ", Sources)}."
        : !Sources.Contains(file.Folder) ? $"{file.Folder} is no source. The sources are {string.Join(", ", Sources)}."
        : LeftOut.WhyNot(file.Name[(file.Folder.Length + 1)..], file.Path);

    private async Task DropAsync(SeenFile file, CancellationToken cancellationToken)
    {
        var content = await DropReader.ReadAsync(file.Path, cancellationToken);
        var name = file.Name[(file.Folder.Length + 1)..];
        var drop = Drop.Of(Path.Combine(Folder, file.Folder), file.Folder, name, content, expected: null);
        await dropBox.PutAsync(drop, cancellationToken);
        foreach (var part in drop.Files) File.Delete(part.Path);
    }

    private async Task ReadContactsAsync(CancellationToken cancellationToken)
    {
        foreach (var contact in (await ContactsFile.ReadAsync(Folder, cancellationToken)).Contacts) registry.Put(contact);
    }
}
