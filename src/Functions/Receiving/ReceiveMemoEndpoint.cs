using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Receiving;

/// <summary>TI 10.5.1. 200 is the technical receipt; on any other answer Digital Post pushes again.</summary>
internal sealed class ReceiveMemoEndpoint(PushCallers callers, PostvognSettings settings, ReceivedLetters received, IIdSource ids)
{
    public async Task<IResult> HandleAsync(HttpRequest request)
    {
        if (!callers.Allows(request)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!Guid.TryParse(request.Query["system-uuid"], out var systemId) || settings.SystemById(systemId) is not { Receives: true })
            return PushAnswer.Refuse(StatusCodes.Status404NotFound, "No recipient system with this system-uuid is configured here.");
        if (!Guid.TryParse(request.Query["memo-message-uuid"], out var messageUuid))
            return PushAnswer.Refuse(StatusCodes.Status400BadRequest, "The parameter memo-message-uuid is missing or no UUID (TI 10.5.1).");
        if (await OpenAsync(request) is not { } memo)
            return PushAnswer.Refuse(StatusCodes.Status400BadRequest, "The body is empty, or a multipart body without a part named file.");
        await received.StoreAsync(systemId, messageUuid, ids.NewId().ToString("N"), memo, request.HttpContext.RequestAborted);
        return Results.Ok();
    }

    // The MeMo within the body: the body itself, or the part "file" of a multipart body.
    private static async Task<Stream?> OpenAsync(HttpRequest request)
    {
        if (request.ContentLength == 0) return null;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)) return request.Body;
        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary) return null;
        var parts = new MultipartReader(boundary, request.Body) { BodyLengthLimit = null };
        while (await parts.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } part)
        {
            if (ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
                && HeaderUtilities.RemoveQuotes(disposition.Name).Value == "file")
                return part.Body;
        }

        return null;
    }
}
