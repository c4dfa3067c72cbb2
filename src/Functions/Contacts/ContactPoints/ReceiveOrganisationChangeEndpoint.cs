using Postvogn.DigitalPost.Registry;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

/// <summary>TI 5.10.</summary>
internal sealed class ReceiveOrganisationChangeEndpoint(PushCallers callers, PostvognSettings settings, OrganisationChanges changes)
{
    // Many times the length of a notification: four short members.
    private const int LongestNotification = 16 * 1024;

    // CheckContactPoints takes the note up.
    public async Task<IResult> HandleAsync(HttpRequest request)
    {
        if (!callers.Allows(request)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (settings.Organisation is null) return PushAnswer.Refuse(StatusCodes.Status404NotFound, "Contact points are not watched here.");
        if (await ShortBody.ReadAsync(request, LongestNotification) is not { } body)
            return PushAnswer.Refuse(StatusCodes.Status413PayloadTooLarge, "A notification is never that long.");
        if (ContactStructureChange.Read(body.Span) is not { } change)
            return PushAnswer.Refuse(StatusCodes.Status400BadRequest, "The body is no notification of a contact point or group (TI 5.10).");
        await changes.NoteAsync(change, CancellationToken.None);
        return Results.Ok();
    }
}
