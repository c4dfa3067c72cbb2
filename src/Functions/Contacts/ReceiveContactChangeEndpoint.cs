using Postvogn.DigitalPost.Contacts;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

/// <summary>TI 4.5.9.</summary>
internal sealed class ReceiveContactChangeEndpoint(PushCallers callers, PostvognSettings settings, ContactNotes notes)
{
    // More than any notification: an id and a version.
    private const int LongestNotification = 4 * 1024;

    public async Task<IResult> HandleAsync(HttpRequest request)
    {
        if (!callers.Allows(request)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (settings.Contacts is not { System: not null, ListSystem: not null })
            return PushAnswer.Refuse(StatusCodes.Status404NotFound, "Changes of contacts are not kept here.");
        if (await ShortBody.ReadAsync(request, LongestNotification) is not { } body)
            return PushAnswer.Refuse(StatusCodes.Status413PayloadTooLarge, "A notification of a contact is never that long.");
        if (ContactChange.Read(body.Span) is not { } change)
            return PushAnswer.Refuse(StatusCodes.Status400BadRequest, "The body is no notification of a contact (TI 4.5.9).");
        await notes.KeepAsync(change, CancellationToken.None);
        return Results.Ok();
    }
}
