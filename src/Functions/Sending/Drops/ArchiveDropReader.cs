using System.Runtime.CompilerServices;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>A drop that is an archive: one letter an entry.</summary>
internal sealed class ArchiveDropReader : IDropReader
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<DropLetter> ReadAsync(OpenDrop drop, Guid newMessageUuid, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var archive = new MemoArchiveReader(drop.Content);
        while (await NextAsync(archive, cancellationToken) is { } entry)
            yield return new DropLetter(entry.Name, Urgent: false, entry.Content);
    }

    private static async Task<MemoArchiveEntry?> NextAsync(MemoArchiveReader archive, CancellationToken cancellationToken)
    {
        try
        {
            return await archive.ReadNextAsync(cancellationToken);
        }
        catch (MemoArchiveException error)
        {
            throw new DropException(error.Finding);
        }
    }
}
