using System.Runtime.CompilerServices;
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
            BlobDownloadStreamingResult answer = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
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
        catch (RequestFailedException replaced) when (replaced.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return false;
        }
        catch (Exception fault) when (AzureFaults.AreOf(fault, cancellationToken))
        {
            throw AzureFaults.Of(fault, blob.Uri);
        }
    }

    public async IAsyncEnumerable<BlobEntry> ListAsync(
        string container, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = account.GetBlobContainerClient(container);
        var pages = place.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken).AsPages(
            pageSizeHint: options.PageSize);
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

    // A URI folds dots, whichever way they are written: it would be the address of another blob, in another container even.
    private BlockBlobClient BlobAt(BlobPath path) => path.Name.Split('/').Any(part => part is "." or "..")
        ? throw new NoBlobException("A part of the blob's name is . or .., which no address can hold.")
        : account.GetBlobContainerClient(path.Container).GetBlockBlobClient(path.Name);
}
