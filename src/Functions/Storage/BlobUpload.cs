using System.Buffers;
using System.Runtime.ExceptionServices;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Postvogn.Functions.Storage;

/// <summary>One write of one blob: it takes bytes, sends each full block ahead, and makes the blob of them at once at the end. Until then
/// nobody sees anything of it.</summary>
/// <remarks>The client library's OpenWriteAsync makes an empty blob first, which readers would see. Its UploadAsync pulls where our
/// writers push, and a refusal that was looked into could not be answered by the same bytes in blocks (<see cref="BlobCommit"/>). The
/// ids of the blocks are our own, so that two writers of one blob never replace each other's (azure-sdk-for-net#45510).</remarks>
internal sealed class BlobUpload(
    BlockBlobClient blob, AzureBlobOptions options, Guid id, CancellationToken cancellationToken) : IAsyncDisposable
{
    private const int FirstBuffer = 16 * 1024;
    private const string WriteId = "write";
    private static readonly UploadTransferValidationOptions Checked = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 };
    private readonly SemaphoreSlim room = new(options.BlocksAtOnce);
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly List<string> names = [];
    private readonly List<Task> sending = [];
    private byte[] buffer = [];
    private int filled;
    private Exception? fault;

    /// <summary>Takes further bytes; a <see cref="StoreUnavailableException"/> says that a block sent earlier was not taken.</summary>
    public async ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            if (filled == options.BlockBytes) await SendBlockAsync(cancellationToken);
            var taken = Math.Min(bytes.Length, options.BlockBytes - filled);
            Reserve(filled + taken);
            bytes.Span[..taken].CopyTo(buffer.AsSpan(filled));
            filled += taken;
            bytes = bytes[taken..];
        }
    }

    /// <summary>Whether the blob goes in blocks: it is larger than one, or was asked to.</summary>
    public bool GoesInBlocks { get; set; }

    public async Task<BlobContentInfo> CommitAsync(BlobRequestConditions conditions, CancellationToken cancellationToken)
    {
        if (!GoesInBlocks) return await PutWholeAsync(conditions, cancellationToken);
        if (filled > 0) await SendBlockAsync(cancellationToken);
        await Task.WhenAll(sending);
        ThrowIfFailed();
        var commit = new CommitBlockListOptions { Conditions = conditions, Metadata = Marked() };
        return await blob.CommitBlockListAsync(names, commit, cancellationToken);
    }

    /// <summary>Whether a blob with this metadata was written by this very write.</summary>
    public bool Wrote(BlobProperties properties) => properties.Metadata.TryGetValue(WriteId, out var write) && write == id.ToString("N");

    /// <summary>Stops what is on its way, and waits for it: a buffer goes back to the pool only when nobody reads it any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(sending);
        GiveBack(buffer);
        buffer = [];
        stop.Dispose();
        room.Dispose();
    }

    private async Task<BlobContentInfo> PutWholeAsync(BlobRequestConditions conditions, CancellationToken cancellationToken)
    {
        var put = new BlobUploadOptions { Conditions = conditions, Metadata = Marked(), TransferValidation = Checked };
        using var content = new MemoryStream(buffer, 0, filled, writable: false);
        return await blob.UploadAsync(content, put, cancellationToken);
    }

    private async ValueTask SendBlockAsync(CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        ThrowIfFailed();
        GoesInBlocks = true;
        // The ids of one blob's blocks must all have the same length.
        var name = Convert.ToBase64String([.. id.ToByteArray(), .. BitConverter.GetBytes(names.Count)]);
        names.Add(name);
        sending.Add(SendAsync(name, buffer, filled));
        (buffer, filled) = ([], 0);
    }

    // Never fails: the first fault is kept for the writer.
    private async Task SendAsync(string name, byte[] block, int length)
    {
        try
        {
            using var content = new MemoryStream(block, 0, length, writable: false);
            await blob.StageBlockAsync(name, content, new BlockBlobStageBlockOptions { TransferValidation = Checked }, stop.Token);
        }
        catch (Exception error)
        {
            Interlocked.CompareExchange(ref fault, AzureFaults.AreOf(error, stop.Token) ? AzureFaults.Of(error, blob.Uri) : error, null);
            await stop.CancelAsync();
        }
        finally
        {
            GiveBack(block);
            room.Release();
        }
    }

    private void ThrowIfFailed()
    {
        if (fault is not null) ExceptionDispatchInfo.Throw(fault);
    }

    private Dictionary<string, string> Marked() => new(StringComparer.Ordinal) { [WriteId] = id.ToString("N") };

    private void Reserve(int length)
    {
        if (buffer.Length >= length) return;
        // Most blobs are states of a kilobyte; only a letter needs a whole block.
        var size = Math.Min(options.BlockBytes, Math.Max(Math.Max(FirstBuffer, length), buffer.Length * 2));
        var larger = ArrayPool<byte>.Shared.Rent(size);
        buffer.AsSpan(0, filled).CopyTo(larger);
        GiveBack(buffer);
        buffer = larger;
    }

    private static void GiveBack(byte[] array)
    {
        if (array.Length > 0) ArrayPool<byte>.Shared.Return(array);
    }
}
