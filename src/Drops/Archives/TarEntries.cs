using System.Runtime.CompilerServices;
using Postvogn.MeMo;

namespace Postvogn.Drops.Archives;

/// <summary>The entries of a tar archive, read by the one strict reader of the project: the framework's takes extended headers of up to
/// 2 GiB into memory, and SharpCompress ends in silence where an archive is cut.</summary>
internal static class TarEntries
{
    public static async IAsyncEnumerable<ArchiveEntry> ReadAsync(
        Stream plain, DropLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var tar = new TarArchiveReader(plain, limits.Archive);
        for (var number = 1; await tar.ReadNextAsync(cancellationToken) is { } entry; number++)
            yield return new ArchiveEntry(number, entry.Name, entry.IsFolder, entry.Content);
    }
}
