using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receiving;

internal sealed partial class NotifiedLetters(
    IBlobStore store, SystemClients clients, LetterFetch fetch, StepTrail trail, TimeProvider clock, ILogger<NotifiedLetters> log)
{
    // For a letter that Digital Post says it has not. As long as it waits for our receipt it notifies anew, every 24 hours at the latest
    // (TI 10.11).
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    // Its note goes when nothing is left to fetch; otherwise Sweep hints at it again.
    public async Task FetchAsync(SystemSettings system, Guid messageUuid, CancellationToken cancellationToken)
    {
        var place = Places.Notification(system.Id, messageUuid);
        if (await store.ReadAsync(place, ReceivingJson.Default.WaitingLetter, cancellationToken) is not { Value: var note }) return;
        using var span = LetterTrace.Start("FetchLetter", messageUuid);
        span?.SetTag(SpanTags.System, system.Name);
        using var lease = await clients.RentAsync(system.Name, cancellationToken);
        if (lease is null) return;
        var fetched = await fetch.RunAsync(lease.Client, system, messageUuid, cancellationToken);
        if (fetched is FetchResult.Failed or FetchResult.NotTried) return;
        if (fetched == FetchResult.NotThere && !await IsOverAsync(system, messageUuid, note, cancellationToken)) return;
        await store.DeleteAsync(place, cancellationToken);
        trail.Reached(Step.RemoveNotification, messageUuid);
    }

    // Whether a letter that Digital Post has not, or no longer, needs no fetching.
    private async Task<bool> IsOverAsync(SystemSettings system, Guid messageUuid, WaitingLetter note, CancellationToken cancellationToken)
    {
        var delivery = await store.ReadDeliveryAsync(system.Id, messageUuid, cancellationToken);
        if (delivery is { Value.Status: DeliveryStatus.Delivered or DeliveryStatus.Quarantined }) return true;
        if (clock.GetUtcNow() - note.NotifiedAt < Patience) return false;
        Gone(log, messageUuid, system.Name);
        return true;
    }

    [LoggerMessage(EventId = 1022, Level = LogLevel.Warning,
        Message = "Digital Post told of letter {MessageUuid} for system {System} a day ago and does not have it (404); its note is " +
            "removed. It was never delivered here: look for it in the organisation's mailbox")]
    private static partial void Gone(ILogger log, Guid messageUuid, string system);
}

/// <summary>The content of <c>received/{systemId}/{uuid}/notification.json</c>. UTC.</summary>
internal sealed record WaitingLetter(DateTimeOffset NotifiedAt);
