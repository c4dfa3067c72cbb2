using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests;

/// <summary>What the queue <c>drops</c> brings.</summary>
internal static class DropRuns
{
    /// <summary>The event of a blob that was just written.</summary>
    public static string Created(string drop) =>
        BlobEvent.HintFor(Places.Drop(drop)).Replace("Postvogn.Sweep", "Microsoft.Storage.BlobCreated", StringComparison.Ordinal);

    /// <summary>A message that the queue gives out for the first time.</summary>
    public static Task RunAsync(this AcceptDropHandler handler, string blobEvent, CancellationToken cancellationToken) =>
        handler.RunAsync(blobEvent, 1, cancellationToken);
}
