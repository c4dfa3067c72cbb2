using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Postvogn.Functions.Storage;

/// <summary>Makes a blob of an upload, if the condition holds, and finds out what really happened where the service says no.</summary>
internal sealed partial class BlobCommit(BlobUpload upload, BlockBlobClient blob, BlobCondition condition, ILogger log)
{
    private readonly BlobRequestConditions conditions = new()
    {
        IfNoneMatch = condition.MustBeAbsent ? ETag.All : null,
        IfMatch = condition.ETag is { } etag ? new ETag(etag) : null,
    };

    /// <summary>The new version, or null if the condition did not hold.</summary>
    /// <remarks>An answer can be lost: the client library asks again, and the condition then fails on our own blob. So each write has an id
    /// in the blob's metadata, and a no is looked into. Null is given only where the condition is seen to fail.</remarks>
    /// <exception cref="RequestFailedException">The service refused it for another reason.</exception>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await upload.CommitAsync(conditions, cancellationToken)).ETag.ToText();
        }
        catch (RequestFailedException refused)
            when (IsFailedCondition(refused.ErrorCode) || refused.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            // An invalid list: another writer stored the blob meanwhile, and with that our blocks went.
            var there = await LookAsync(cancellationToken);
            if (Ours(there) is { } etag) return etag;
            if (!Holds(there)) return null;
            if (upload.GoesInBlocks) throw;
        }

        // It exists, yet nobody sees it: it went again, or blocks of a killed writer lie there, which Azurite takes for a blob when one
        // request writes all.
        upload.GoesInBlocks = true;
        return await RunAsync(cancellationToken);
    }

    private string? Ours(BlobProperties? there)
    {
        if (there is null || !upload.Wrote(there)) return null;
        FoundOwnWrite(log, LoggedPlace.Of(blob.BlobContainerName, blob.Name));
        return there.ETag.ToText();
    }

    private async Task<BlobProperties?> LookAsync(CancellationToken cancellationToken)
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

    private bool IsFailedCondition(string? code) =>
        condition != BlobCondition.None
            && (code == BlobErrorCode.BlobAlreadyExists || code == BlobErrorCode.ConditionNotMet || code == BlobErrorCode.BlobNotFound);

    private bool Holds(BlobProperties? there) =>
        condition.MustBeAbsent ? there is null : condition.ETag is null || there?.ETag.ToText() == condition.ETag;

    [LoggerMessage(EventId = 960, Level = LogLevel.Information,
        Message = "The answer to a write of {Place} was lost; the blob is there and is ours")]
    private static partial void FoundOwnWrite(ILogger log, string place);
}
