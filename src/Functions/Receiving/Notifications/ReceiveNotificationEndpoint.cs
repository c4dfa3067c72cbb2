using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Receiving;

/// <summary>The function ReceiveNotification: Digital Post tells a system with REST_PUBLISH_SUBSCRIBE that a letter waits (TI 10.7.5), by
/// <c>POST /api/notifications/{systemId}</c>.</summary>
internal sealed class ReceiveNotificationEndpoint(PushCallers callers, PostvognSettings settings, NotificationIntake intake)
{
    /// <summary>Many times the length of any notification: it holds one URL.</summary>
    private const int LongestNotification = 16 * 1024;

    /// <summary>Notes that the letter waits and answers 200; on any other answer Digital Post notifies again (TI 10.11). The letter itself
    /// is fetched afterwards, by its id: nothing is ever fetched from the URL.</summary>
    public async Task<IResult> HandleAsync(string systemId, HttpRequest request)
    {
        if (!callers.Allows(request)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!Guid.TryParse(systemId, out var id)
            || settings.SystemById(id) is not { Receives: true, Protocol: SystemProtocol.RestPublishSubscribe } system)
            return Refuse(StatusCodes.Status404NotFound, "No recipient system with this id and REST_PUBLISH_SUBSCRIBE is configured here.");
        if (await ShortBody.ReadAsync(request, LongestNotification) is not { } body)
            return Refuse(StatusCodes.Status413PayloadTooLarge, "A notification is never that long.");
        return await intake.TakeAsync(
            system,
            NotificationReader.Read(body, request.Query["memo-message-uuid"], settings.DigitalPost.BaseAddress),
            CancellationToken.None)
            ? Results.Ok()
            : Refuse(StatusCodes.Status400BadRequest, "The notification names no letter by a URL of Digital Post (TI 10.7.5).");
    }

    private static IResult Refuse(int status, string message) => Results.Text(message, "text/plain", statusCode: status);
}
