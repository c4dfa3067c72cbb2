using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receiving;

/// <summary>A letter waits for a system with REST_PUBLISH_SUBSCRIBE (TI 10.7.5).</summary>
internal sealed partial class ReceiveNotificationEndpoint(
    PushCallers callers, PostvognSettings settings, IBlobStore store, StepTrail trail, TimeProvider clock,
    ILogger<ReceiveNotificationEndpoint> log)
{
    private const int LongestNotification = 16 * 1024;

    // On any answer but 200 Digital Post notifies again (TI 10.11). The letter is fetched afterwards, by its id, never from the URL. A
    // receipt needs no note, PullReceipts lists it.
    public async Task<IResult> HandleAsync(string systemId, HttpRequest request)
    {
        if (!callers.Allows(request)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!Guid.TryParse(systemId, out var id)
            || settings.SystemById(id) is not { Receives: true, Protocol: SystemProtocol.RestPublishSubscribe } system)
        {
            return PushAnswer.Refuse(
                StatusCodes.Status404NotFound, "No recipient system with this id and REST_PUBLISH_SUBSCRIBE is configured here.");
        }

        if (await ShortBody.ReadAsync(request, LongestNotification) is not { } body)
            return PushAnswer.Refuse(StatusCodes.Status413PayloadTooLarge, "A notification is never that long.");
        var reading = NotificationReader.Read(body, request.Query["memo-message-uuid"], settings.DigitalPost.BaseAddress);
        if (reading.Resource is not { } resource)
        {
            NotTaken(log, system.Name, reading.Fault!.Value);
            return PushAnswer.Refuse(
                StatusCodes.Status400BadRequest, "The notification names no letter by a URL of Digital Post (TI 10.7.5).");
        }

        if (resource.Kind == NotifiedKind.Letter) await NoteAsync(id, resource.Id, CancellationToken.None);
        return Results.Ok();
    }

    // Once: a note that is there stays. Its event has the letter fetched.
    private async Task NoteAsync(Guid systemId, Guid messageUuid, CancellationToken cancellationToken)
    {
        using var span = LetterTrace.Start("NotifyOfLetter", messageUuid);
        await store.WriteAsync(
            Places.Notification(systemId, messageUuid), new WaitingLetter(clock.GetUtcNow()), ReceivingJson.Default.WaitingLetter,
            BlobCondition.IfAbsent, cancellationToken);
        trail.Reached(Step.KeepNotification, messageUuid);
    }

    [LoggerMessage(EventId = 1020, Level = LogLevel.Warning,
        Message = "A notification for system {System} was refused: {Fault}; nothing was fetched, and PullMemos finds the " +
            "letter if there is one")]
    private static partial void NotTaken(ILogger log, string system, NotificationFault fault);
}
