using System.Collections.Concurrent;
using System.Diagnostics;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>The names and tags of all spans that end while it lives, those of other tests too.</summary>
internal sealed class CollectedSpans : IDisposable
{
    private readonly ConcurrentQueue<string> texts = new();
    private readonly ActivityListener listener;

    public CollectedSpans()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IReadOnlyList<string> Texts => [.. texts];

    public void Dispose() => listener.Dispose();

    private void Keep(Activity span)
    {
        texts.Enqueue(span.DisplayName);
        foreach (var tag in span.TagObjects) texts.Enqueue($"{tag.Key}={tag.Value}");
    }
}
