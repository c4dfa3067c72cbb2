using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Threads;

/// <summary>Which letters answer each other (docs/adr/0041). Of a letter that answers none, nothing is written: it is the first of a thread
/// once another answers it.</summary>
internal sealed class LetterThreads(IBlobStore store, StepTrail trail)
{
    /// <summary>Of those that are listed.</summary>
    public const int Most = 100;

    // Each again, both are the same: the first time keeps what they say.
    public async Task KeepAsync(ThreadEntry letter, Guid answered, CancellationToken cancellationToken)
    {
        if (answered == letter.MessageUuid) return;
        var thread = new ThreadOf(await FirstOfAsync(answered, cancellationToken), letter.At);
        var place = Places.ThreadOf(letter.MessageUuid);
        if (await store.WriteAsync(place, thread, ThreadsJson.Default.ThreadOf, BlobCondition.IfAbsent, cancellationToken) is null)
            thread = (await store.ReadAsync(place, ThreadsJson.Default.ThreadOf, cancellationToken))!.Value;
        trail.Reached(Step.KeepThreadOf, letter.MessageUuid);
        await store.MarkAsync(Places.ThreadEntry(thread.First, (letter with { At = thread.At }).Name), cancellationToken);
        trail.Reached(Step.KeepThreadEntry, letter.MessageUuid);
    }

    // The first letter has no entry. In the order of time.
    public async Task<LetterThread> ListAsync(Guid messageUuid, CancellationToken cancellationToken)
    {
        var first = await FirstOfAsync(messageUuid, cancellationToken);
        var (letters, isCut) = (new List<ThreadEntry>(), false);
        var (container, prefix) = (Places.Letter(first).Container, Places.ThreadPrefix(first));
        await foreach (var blob in store.ListAsync(container, prefix, cancellationToken))
        {
            isCut = letters.Count == Most;
            if (isCut) break;
            if (ThreadEntry.Of(blob.Path.Name[prefix.Length..]) is { } letter) letters.Add(letter);
        }

        return new LetterThread(first, [.. letters.OrderBy(letter => letter.At)], isCut);
    }

    private async Task<Guid> FirstOfAsync(Guid messageUuid, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Places.ThreadOf(messageUuid), ThreadsJson.Default.ThreadOf, cancellationToken))?.Value.First ?? messageUuid;
}

internal sealed record LetterThread(Guid First, IReadOnlyList<ThreadEntry> Others, bool IsCut);

/// <summary>The content of <c>messages/{uuid}/thread.json</c>: the thread's first letter, and when this one was accepted or came.</summary>
internal sealed record ThreadOf(Guid First, DateTimeOffset At);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ThreadOf))]
internal sealed partial class ThreadsJson : JsonSerializerContext;
