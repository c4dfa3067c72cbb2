using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Postvogn.Functions.Storage;

/// <summary>The blob store in Azure Blob Storage (docs/adr/0005). It makes no container.</summary>
/// <param name="account">The account, with its credential and <see cref="AzureBlobOptions.ForClient"/>.</param>
/// <param name="options">Sizes of blocks and pages.</param>
/// <param name="ids">Gives each write its id.</param>
/// <param name="log">The log.</param>
public sealed partial class AzureBlobStore(BlobServiceClient account, AzureBlobOptions options, IIdSource ids, ILogger<AzureBlobStore> log) : IBlobStore
{
    /// <inheritdoc/>
    public async ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken)
    {
        var blob = BlobAt(path);
        try
        {
            BlobDownloadStreamingResult answer = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
            return new BlobContent(new BlobReading(answer.Content, blob.Uri), TextOf(answer.Details.ETag), answer.Details.ContentLength);
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

    /// <inheritdoc/>
    public async ValueTask<string?> PutAsync(BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        var blob = BlobAt(path);
        await using var upload = new BlobUpload(blob, options, ids.NewId(), cancellationToken);
        await using (var stream = new BlobWriting(upload)) await write(stream, cancellationToken);
        try
        {
            return await CommitAsync(upload, blob, condition, cancellationToken);
        }
        catch (Exception fault) when (AzureFaults.AreOf(fault, cancellationToken))
        {
            throw AzureFaults.Of(fault, blob.Uri);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(BlobPath path, CancellationToken cancellationToken)
    {
        var blob = BlobAt(path);
        try
        {
            await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
        }
        catch (Exception fault) when (AzureFaults.AreOf(fault, cancellationToken))
        {
            throw AzureFaults.Of(fault, blob.Uri);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = account.GetBlobContainerClient(container);
        var pages = place.GetBlobsAsync(prefix: prefix, cancellationToken: cancellationToken).AsPages(pageSizeHint: options.PageSize);
        await using var page = pages.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(page, place.Uri, cancellationToken))
        {
            // A name that no path can have is somebody else's blob.
            foreach (var blob in page.Current.Values.Where(blob => BlobPath.IsValid(blob.Name)))
                yield return new BlobEntry(new BlobPath(container, blob.Name), TextOf(blob.Properties.ETag!.Value), blob.Properties.ContentLength!.Value, blob.Properties.LastModified!.Value);
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

    /// <summary>Stores what was written, if the condition holds.</summary>
    /// <remarks>An answer can be lost: the client library asks again, and the condition then fails on our own blob. So each write has an id
    /// in the blob's metadata, and a failed condition is looked into.</remarks>
    private async Task<string?> CommitAsync(BlobUpload upload, BlockBlobClient blob, BlobCondition condition, CancellationToken cancellationToken)
    {
        try
        {
            return TextOf((await upload.CommitAsync(RequestOf(condition), cancellationToken)).ETag);
        }
        catch (RequestFailedException refused) when (IsFailedCondition(refused, condition))
        {
            var there = await LookAsync(blob, cancellationToken);
            if (there is null || !upload.Wrote(there)) return null;
            FoundOwnWrite(log, blob.BlobContainerName, blob.Name);
            return TextOf(there.ETag);
        }
        catch (RequestFailedException swept) when (swept.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            // Another writer stored the blob meanwhile, and with that our blocks went.
            var there = await LookAsync(blob, cancellationToken);
            if (there is not null && upload.Wrote(there)) return TextOf(there.ETag);
            if (Holds(condition, there)) throw;
            return null;
        }
    }

    private static async Task<BlobProperties?> LookAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    private static BlobRequestConditions RequestOf(BlobCondition condition) => new()
    {
        IfNoneMatch = condition.MustBeAbsent ? ETag.All : null,
        IfMatch = condition.ETag is { } etag ? new ETag(etag) : null,
    };

    private static bool IsFailedCondition(RequestFailedException refused, BlobCondition condition) =>
        condition != BlobCondition.None
        && (refused.ErrorCode == BlobErrorCode.BlobAlreadyExists || refused.ErrorCode == BlobErrorCode.ConditionNotMet || refused.ErrorCode == BlobErrorCode.BlobNotFound);

    private static bool Holds(BlobCondition condition, BlobProperties? there) =>
        condition.MustBeAbsent ? there is null : condition.ETag is null || (there is not null && TextOf(there.ETag) == condition.ETag);

    // A listing gives a version without quotes, a header with them; one form is kept.
    private static string TextOf(ETag etag) => etag.ToString("H");

    private BlockBlobClient BlobAt(BlobPath path) => account.GetBlobContainerClient(path.Container).GetBlockBlobClient(path.Name);

    [LoggerMessage(EventId = 960, Level = LogLevel.Information, Message = "The answer to a write of {Container}/{Blob} was lost; the blob is there and is ours")]
    private static partial void FoundOwnWrite(ILogger log, string container, string blob);
}
