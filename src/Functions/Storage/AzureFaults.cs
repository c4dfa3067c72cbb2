using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;

namespace Postvogn.Functions.Storage;

/// <summary>Reads from a fault of the client library what is wrong and how to mend it.</summary>
internal static class AzureFaults
{
    private const string Contributor = "Storage Blob Data Contributor";

    /// <summary>Whether what a call of the client library threw is of the service or the way to it, and not the caller's own.</summary>
    /// <remarks>Nearly anything is: over an answer that is not the service's (a gateway's, say), the library's own reader breaks.</remarks>
    public static bool AreOf(Exception fault, CancellationToken cancellationToken) => fault switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        StoreUnavailableException or ArgumentException or ObjectDisposedException or NotSupportedException => false,
        _ => true,
    };

    /// <summary>Whether an answer broke off, or stood still for too long, where the client library no longer tries again: what it gave up
    /// itself comes as a <see cref="RequestFailedException"/> or an <see cref="AggregateException"/>.</summary>
    public static bool BrokeOffInARefusal(Exception fault, CancellationToken cancellationToken) =>
        fault is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested;

    /// <summary>The fault in our words, about a blob or container.</summary>
    public static StoreUnavailableException Of(Exception fault, Uri blob) => fault switch
    {
        AggregateException { InnerExceptions: [.., var last] } => Of(last, blob),
        RequestFailedException { Status: > 0 } refused => OfAnswer(refused, blob),
        AuthenticationFailedException => new(StoreProblem.NotSignedIn,
            $"The app got no token with which to enter {blob.Host}: {FirstLine(fault)} Give the client id of an identity that is " +
            "assigned to the app (Postvogn__Identity__ClientId)."),
        OperationCanceledException => new(StoreProblem.Unreachable,
            $"{blob.Host} did not answer within the time for it, also when asked again. Check the network between the app and the " +
            "account."),
        RequestFailedException or IOException or HttpRequestException => new(StoreProblem.Unreachable,
            $"No connection with {blob.Host}, also when tried again: {FirstLine(fault)} Check Postvogn__Storage__ServiceUri, the " +
            "name's DNS (privatelink.blob.core.windows.net for a private endpoint) and the network."),
        _ => new(StoreProblem.Unreachable,
            $"What answered in the name of {blob.Host} is not Blob Storage ({fault.GetType().Name}). Look for a proxy or gateway in " +
            "between."),
    };

    private static StoreUnavailableException OfAnswer(RequestFailedException refused, Uri blob)
    {
        var (problem, fix) = Of(refused.Status, refused.ErrorCode ?? "");
        var request = refused.GetRawResponse()?.Headers.RequestId ?? refused.GetRawResponse()?.ClientRequestId ?? "unknown";
        return new(problem,
            $"{LoggedPlace.Of(blob)} was refused: {refused.Status} {refused.ErrorCode} (request {request}). {fix}");
    }

    // https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes
    private static (StoreProblem Problem, string Fix) Of(int status, string code)
    {
        if (code == BlobErrorCode.AuthorizationPermissionMismatch)
            return (StoreProblem.NoRole,
                $"Give the app's identity the role {Contributor} on this container; a new role takes up to ten minutes.");
        if (code == BlobErrorCode.AuthorizationFailure)
            return (StoreProblem.NotLetIn,
                "The account's network rules keep the app out. Let it in by a private endpoint or its virtual network (Networking).");
        if (code == "KeyBasedAuthenticationNotPermitted")
            return (StoreProblem.NotSignedIn,
                "The account takes no keys. Give Postvogn__Storage__ServiceUri in place of Postvogn__Storage__ConnectionString.");
        if (code == BlobErrorCode.ContainerNotFound || code == BlobErrorCode.ContainerBeingDeleted
            || code == BlobErrorCode.ContainerDisabled)
            return (StoreProblem.NoContainer, "The container is not there. Create it; the app makes none (docs/adr/0005 lists them).");
        if (code == BlobErrorCode.InvalidBlockList || code == BlobErrorCode.ConditionNotMet || code == BlobErrorCode.BlobAlreadyExists
            || code == BlobErrorCode.BlobNotFound)
            return (StoreProblem.Overtaken, "Somebody else wrote or deleted this blob meanwhile. Nothing to do: the work is done again.");
        return status switch
        {
            401 or 403 => (StoreProblem.NotSignedIn,
                "The account does not accept the app. Check that Postvogn__Storage__ServiceUri or ConnectionString is of the right " +
                $"account and tenant, that the identity has the role {Contributor}, and the clock of this machine."),
            408 or 429 or >= 500 => (StoreProblem.Unreachable,
                "The service is busy or out of order, also when asked again. Nothing to do: the work goes on when it is back."),
            _ => (StoreProblem.Refused, "Look the code up among the error codes of Blob Storage."),
        };
    }

    private static string FirstLine(Exception fault) =>
        fault.Message.AsSpan().EnumerateLines() is var lines && lines.MoveNext() ? lines.Current.ToString() : "";
}
