using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receiving;

/// <summary>Takes notifications over: each letter gets a note, whose event has it fetched.</summary>
internal sealed partial class NotificationIntake(IBlobStore store, StepTrail trail, TimeProvider clock, ILogger<NotificationIntake> log)
{
    /// <summary>Writes the note of the letter that is named, once: one that is there stays. A receipt needs none, PullReceipts lists
    /// it.</summary>
    /// <returns>False when nothing that Digital Post has is named.</returns>
    public async Task<bool> TakeAsync(SystemSettings system, NotificationReading reading, CancellationToken cancellationToken)
    {
        if (reading.Resource is not { } resource)
        {
            NotTaken(log, system.Name, reading.Fault!.Value, reading.Host ?? "-");
            return false;
        }

        if (resource.Kind == NotifiedKind.Letter) await NoteAsync(system.Id, resource.Id, cancellationToken);
        return true;
    }

    private async Task NoteAsync(Guid systemId, Guid messageUuid, CancellationToken cancellationToken)
    {
        using var span = LetterTrace.Start("NotifyOfLetter", messageUuid);
        await store.WriteAsync(
            Places.Notification(systemId, messageUuid),
            new WaitingLetter(clock.GetUtcNow()),
            NotificationsJson.Default.WaitingLetter,
            BlobCondition.IfAbsent,
            cancellationToken);
        trail.Reached(Step.KeepNotification, messageUuid);
    }

    [LoggerMessage(EventId = 1020, Level = LogLevel.Warning,
        Message = "A notification for system {System} was refused: {Fault} (host {Host}); nothing was fetched, and PullMemos finds the " +
            "letter if there is one")]
    private static partial void NotTaken(ILogger log, string system, NotificationFault fault, string host);
}
