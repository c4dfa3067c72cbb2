using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Sending;

/// <summary>Opens drops and reads their letters, by kind.</summary>
internal sealed class DropReaders(IBlobStore store, PackageMessages packages)
{
    private readonly Dictionary<DropKind, IDropReader> readers = new()
    {
        [DropKind.Memo] = new MemoDropReader(),
        [DropKind.Package] = new PackageDropReader(store, packages),
        [DropKind.Archive] = new ArchiveDropReader(),
    };

    /// <summary>Opens a drop; null if it is not there (any more).</summary>
    public async Task<OpenDrop?> OpenAsync(DropName name, CancellationToken cancellationToken) =>
        await store.OpenAsync(Places.Drop(name.FullName), cancellationToken) is { } blob ? new OpenDrop(name, blob) : null;

    /// <summary>The letters of an open drop; see <see cref="IDropReader.ReadAsync"/>.</summary>
    public IAsyncEnumerable<DropLetter> ReadAsync(OpenDrop drop, Guid newMessageUuid, CancellationToken cancellationToken) =>
        readers[drop.Name.Kind].ReadAsync(drop, newMessageUuid, cancellationToken);
}
