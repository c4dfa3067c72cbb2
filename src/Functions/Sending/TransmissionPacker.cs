using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>Packs the letters of a transmission into its archive, once: a resend carries the very same bytes.</summary>
internal sealed class TransmissionPacker(IBlobStore store)
{
    /// <summary>Writes the archive unless it is there.</summary>
    public async Task PackAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        await using (var packed = await store.OpenAsync(Places.Archive(transmission.Id), cancellationToken))
        {
            if (packed is not null) return;
        }

        await store.PutAsync(
            Places.Archive(transmission.Id),
            (stream, cancel) => WriteAsync(transmission, stream, cancel),
            BlobCondition.IfAbsent,
            cancellationToken);
    }

    private async Task WriteAsync(Transmission transmission, Stream stream, CancellationToken cancellationToken)
    {
        await using var archive = new MemoArchiveWriter(stream);
        foreach (var messageUuid in transmission.Members)
        {
            await using var memo = await store.OpenAsync(Places.Memo(messageUuid), cancellationToken)
                ?? throw new InvalidDataException($"The MeMo of letter {messageUuid} is gone from the store.");
            await archive.AddAsync(messageUuid, memo.Length, memo.Stream, cancellationToken);
        }

        await archive.CompleteAsync(cancellationToken);
    }
}
