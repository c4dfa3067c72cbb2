using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Receiving;

/// <summary>TI 10.5.1. 200 is the technical receipt; on any other answer Digital Post pushes again.</summary>
internal sealed class ReceiveMemoEndpoint(PushCallers callers, PostvognSettings settings, ReceivedLetters received, IIdSource ids)
{
    // RFC 2046 allows 70.
    private const int LongestBoundary = 70;

    public async Task<IResult> HandleAsync(HttpRequest request)
    {
        if (!callers.Allows(request)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!Guid.TryParse(request.Query["system-uuid"], out var systemId) || settings.SystemById(systemId) is not { Receives: true })
            return PushAnswer.Refuse(StatusCodes.Status404NotFound, "No recipient system with this system-uuid is configured here.");
        if (!Guid.TryParse(request.Query["memo-message-uuid"], out var messageUuid))
            return PushAnswer.Refuse(StatusCodes.Status400BadRequest, "The parameter memo-message-uuid is missing or no UUID (TI 10.5.1).");
        if (await OpenAsync(request) is not { } memo)
            throw new BadPushException("The body is empty, or a multipart body without a part named file that can be read.");
        await received.StoreAsync(systemId, messageUuid, ids.NewId().ToString("N"), memo, request.HttpContext.RequestAborted);
        return Results.Ok();
    }

    // The MeMo within the body: the body itself, or the part "file" of a multipart body.
    private static async Task<Stream?> OpenAsync(HttpRequest request)
    {
        if (request.ContentLength == 0) return null;
        var hasType = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        if (!hasType && !string.IsNullOrEmpty(request.ContentType)) throw OtherType();
        if (!hasType || IsXml(type!)) return new PushedBody(request.Body);
        if (!type!.Type.Equals("multipart", StringComparison.OrdinalIgnoreCase)) throw OtherType();
        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary) return null;
        var parts = new MultipartReader(boundary, new PushedBody(request.Body)) { BodyLengthLimit = null };
        while (await PushedBody.ReadAsync(() => parts.ReadNextSectionAsync(request.HttpContext.RequestAborted)) is { } part)
        {
            if (ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
                && HeaderUtilities.RemoveQuotes(disposition.Name).Value == "file")
                return new PushedBody(part.Body);
        }

        return null;
    }

    private static bool IsXml(MediaTypeHeaderValue type) =>
        type.SubType.Equals("xml", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("xml", StringComparison.OrdinalIgnoreCase)
        || type.MediaType.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase);

    private static BadPushException OtherType() =>
        new("The Content-Type is neither application/xml (TI 10.5.1) nor multipart/form-data.");
}
