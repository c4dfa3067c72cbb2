using System.Text;
using Postvogn.Drops;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receiving;

/// <summary>The files of a letter, decoded as they stream by; one that an earlier try wrote is written again.</summary>
internal sealed class InboxFiles(IBlobStore store)
{
    // Each letter may take three bytes, and a file system has 255 for a name.
    private const int LongestName = 120;
    private const int LongestInBytes = 240;

    public async Task<IReadOnlyList<WrittenFile>> WriteAsync(MemoReader reader, Delivery delivery, CancellationToken cancellationToken)
    {
        var written = new List<WrittenFile>();
        while (await reader.ReadFileAsync(cancellationToken) is { } part)
        {
            var path = $"{written.Count + 1:00}-{SafeName(part.Filename)}";
            var length = 0L;
            await store.PutAsync(
                Places.Inbox(delivery.Destination!, delivery.Folder, path),
                async (stream, cancel) => length = await CopyAsync(part.Content, stream, cancel),
                BlobCondition.None,
                cancellationToken);
            written.Add(new WrittenFile(part.DocumentKind, part.DocumentIndex, new InboxFile
            {
                Path = path,
                Filename = part.Filename,
                EncodingFormat = part.EncodingFormat,
                Language = part.Language,
                Document = InboxDocument.NameOf(part.DocumentKind),
                Length = length,
            }));
        }

        return written;
    }

    // What an earlier try laid there from another push.
    public async Task RemoveOthersAsync(IReadOnlyList<WrittenFile> written, Delivery delivery, CancellationToken cancellationToken)
    {
        var folder = FolderOf(delivery);
        HashSet<string> kept = [InboxMessage.File, InboxMessage.Memo, .. written.Select(file => file.InInbox.Path)];
        await foreach (var entry in store.ListAsync(folder.Container, folder.Name, cancellationToken))
        {
            if (!kept.Contains(entry.Path.Name[folder.Name.Length..])) await store.DeleteAsync(entry.Path, cancellationToken);
        }
    }

    // First what makes it visible.
    public async Task RemoveAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Destination is null) return;
        await store.DeleteAsync(Places.Inbox(delivery.Destination, delivery.Folder, InboxMessage.File), cancellationToken);
        var folder = FolderOf(delivery);
        await foreach (var entry in store.ListAsync(folder.Container, folder.Name, cancellationToken))
            await store.DeleteAsync(entry.Path, cancellationToken);
    }

    private static (string Container, string Name) FolderOf(Delivery delivery)
    {
        var message = Places.Inbox(delivery.Destination!, delivery.Folder, InboxMessage.File);
        return (message.Container, message.Name[..^InboxMessage.File.Length]);
    }

    // A name comes from outside and must neither lead elsewhere nor upset any system.
    internal static string SafeName(string filename)
    {
        var kept = EntryName.Composed(filename).Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' ? c : '_');
        var safe = string.Concat(kept).Trim(' ', '.');
        if (safe.Length == 0) return "file";
        var extension = Path.GetExtension(safe) is { Length: <= 10 } its ? its : "";
        var name = safe[..Math.Min(safe.Length - extension.Length, LongestName - extension.Length)];
        while (Encoding.UTF8.GetByteCount(name + extension) > LongestInBytes) name = name[..^1];
        return (name + extension).TrimEnd(' ', '.');
    }

    private static async Task<long> CopyAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        await from.CopyToAsync(to, cancellationToken);
        await to.FlushAsync(cancellationToken);
        return to.Position;
    }
}
