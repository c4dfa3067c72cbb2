using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Storage;

/// <summary>The blob store in Azure Blob Storage (docs/adr/0005). It makes no container. Each write gets an id.</summary>
internal sealed class AzureBlobStore(
    BlobServiceClient account, AzureBlobOptions options, IIdSource ids, ILogger<AzureBlobStore> log) : IBlobStore
{
    public async ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken)
    {
        var blob = BlobAt(path);
        try
        {
            BlobDownloadStreamingResult answer = await DownloadAsync(blob, cancellationToken);
            var length = answer.Details.ContentLength;
            return new BlobContent(new BlobReading(answer.Content, blob.Uri, length), answer.Details.ETag.ToText(), length);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
        catch (Exception fault) when (AzureFaults.AreOf(fault, cancellationToken))
        {
            throw AzureFaults.Of(fault, blob.Uri);
        }
    }

    public async ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        var blob = BlobAt(path);
        await using var upload = new BlobUpload(blob, options, ids.NewId(), cancellationToken);
        await using (var stream = new BlobWriting(upload)) await write(stream, cancellationToken);
        try
        {
            return await new BlobCommit(upload, blob, condition, log).RunAsync(cancellationToken);
        }
        catch (Exception fault) when (AzureFaults.AreOf(fault, cancellationToken))
        {
            throw AzureFaults.Of(fault, blob.Uri);
        }
    }

    public async ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken)
    {
        var blob = BlobAt(path);
        var conditions = new BlobRequestConditions { IfMatch = condition.ETag is { } etag ? new ETag(etag) : null };
        try
        {
            await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, conditions, cancellationToken);
            return true;
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // So it is, too, when nothing is there: the answer to our own request may have been lost.
            return !await ExistsAsync(blob, cancellationToken);
        }
        catch (Exception fault) when (AzureFaults.AreOf(fault, cancellationToken))
        {
            throw AzureFaults.Of(fault, blob.Uri);
        }
    }

    /// <remarks>A refusal has a body too. Where an answer is streamed, the client library reads a refusal's after its own retries, so one
    /// that breaks off within is asked for anew here.</remarks>
    private async Task<BlobDownloadStreamingResult> DownloadAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        for (var retries = 0; ; retries++)
        {
            try
            {
                return await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
            }
            catch (Exception broken) when (
                retries < options.Retries && AzureFaults.BrokeOffInARefusal(broken, cancellationToken))
            {
            }
        }
    }

    private static async Task<bool> ExistsAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.ExistsAsync(cancellationToken);
        }
        catch (Exception fault) when (AzureFaults.AreOf(fault, cancellationToken))
        {
            throw AzureFaults.Of(fault, blob.Uri);
        }
    }

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        ListAsync(container, new GetBlobsOptions { Prefix = prefix }, options.PageSize, cancellationToken);

    public async IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The service begins with that name itself.
        var isFirst = after.Length == 0;
        var asked = new GetBlobsOptions { Prefix = prefix, StartFrom = isFirst ? null : after };
        var given = 0;
        await foreach (var entry in ListAsync(
            container, asked, Math.Min(options.PageSize, isFirst ? most : most + 1), cancellationToken))
        {
            if (!isFirst && IsNotBehind(entry.Path.Name, after)) continue;
            yield return entry;
            if (++given == most) yield break;
        }
    }

    // One that knows no StartFrom lists all. Which of two orders it has is not told: what is behind in either may not be left out.
    private static bool IsNotBehind(string name, string after) =>
        string.CompareOrdinal(name, after) <= 0
        && Encoding.UTF8.GetBytes(name).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(after)) <= 0;

    private async IAsyncEnumerable<BlobEntry> ListAsync(
        string container, GetBlobsOptions asked, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = account.GetBlobContainerClient(container);
        var pages = place.GetBlobsAsync(asked, cancellationToken).AsPages(pageSizeHint: pageSize);
        await using var page = pages.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(page, place.Uri, cancellationToken))
        {
            foreach (var blob in page.Current.Values)
                yield return new BlobEntry(
                    BlobPath.OfOthers(container, blob.Name),
                    blob.Properties.ETag!.Value.ToText(),
                    blob.Properties.ContentLength!.Value,
                    blob.Properties.LastModified!.Value);
        }
    }

    private static async ValueTask<bool> NextAsync<T>(IAsyncEnumerator<T> pages, Uri container, CancellationToken cancellationToken)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (Exception fault) when (AzureFaults.AreOf(fault, cancellationToken))
        {
            throw AzureFaults.Of(fault, container);
        }
    }

    // An address folds dots and turns a backslash, whichever way they are written: it would be another blob's, in another container even.
    private BlockBlobClient BlobAt(BlobPath path) => path.Name.Split('/', '\\') is var parts
        && (parts.Contains(".") || parts.Contains("..") || path.Name.Contains('\\'))
        ? throw new NoBlobException("The blob's name has a backslash, or a part that is . or .., which no address can hold.")
        : account.GetBlobContainerClient(path.Container).GetBlockBlobClient(path.Name);
}
