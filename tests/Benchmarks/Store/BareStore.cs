using System.Diagnostics;
using System.Text.Json;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;

namespace Postvogn.Benchmarks.Store;

/// <summary>What the store alone does: for each letter its marker, its MeMo and its state, each if absent, and its state replaced twice if
/// unchanged, as many at once as an instance has.</summary>
internal static class BareStore
{
    private const int AtOnce = 12;
    private const int WritesOfLetter = 5;

    /// <summary>Writes a second.</summary>
    public static async Task<double> RateAsync(string folder, int letters, IIdSource ids)
    {
        var store = new FileBlobStore(folder, TimeProvider.System, ids);
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, letters, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, cancel) =>
            await WriteAsync(store, ids.NewId(), i, cancel));
        return letters * WritesOfLetter / watch.Elapsed.TotalSeconds;
    }

    private static async Task WriteAsync(FileBlobStore store, Guid messageUuid, int number, CancellationToken cancellationToken)
    {
        var (memo, at) = (BenchLetter.Xml(messageUuid), TimeProvider.System.GetUtcNow());
        var letter = new Letter
        {
            MessageUuid = messageUuid, Drop = $"{BenchSettings.Source}/{number}.xml", Fingerprint = new string('f', 64),
            System = BenchSettings.System, Length = memo.Length, Status = LetterStatus.Accepted, AcceptedAt = at, ChangedAt = at,
        };
        await store.PutAsync(Places.OpenLetter(messageUuid), (_, _) => Task.CompletedTask, BlobCondition.IfAbsent, cancellationToken);
        await store.PutAsync(
            Places.Memo(messageUuid), async (stream, cancel) => await stream.WriteAsync(memo, cancel), BlobCondition.IfAbsent,
            cancellationToken);
        var condition = BlobCondition.IfAbsent;
        for (var state = LetterStatus.Accepted; state <= LetterStatus.Waiting; state++)
        {
            var now = letter with { Status = state };
            var etag = await store.PutAsync(
                Places.Letter(messageUuid),
                (stream, cancel) => JsonSerializer.SerializeAsync(stream, now, SendingJson.Default.Letter, cancel),
                condition, cancellationToken);
            condition = BlobCondition.IfMatch(etag ?? throw new InvalidOperationException("The bare store was written by another, too."));
        }
    }
}
