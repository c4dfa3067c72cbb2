using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Raw, or the part <c>file</c> of a form (TI 10.4.1, 10.6.1).</summary>
internal sealed record TransmissionBody(Stream Content, bool IsArchive, string? FileName)
{
    private const string NameParameter = "memo-message-uuid";
    private const string PartName = "file";

    public RejectionReason? Rejection { get; private init; }

    public string Explanation { get; private init; } = "";

    public static async Task<TransmissionBody> OpenAsync(HttpRequest request, CancellationToken gone)
    {
        if (request.ContentLength is null)
            return Refused(RejectionReason.LengthMissing, "Content-Length is required.");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !IsForm(type))
            return Of(request.Body, request.ContentType, request);
        var part = await TryFindPartAsync(request, type, gone);
        return part is null
            ? Refused(RejectionReason.RequestNotValid, $"The form has no part named {PartName}.")
            : OfPart(part, request);
    }

    // A form carries an archive, and says so of the part, not of the whole (TI 10.6.1).
    private static TransmissionBody OfPart(MultipartSection part, HttpRequest request)
    {
        var body = Of(part.Body, part.ContentType, request);
        return body.IsArchive ? body : Refused(RejectionReason.FileTypeNotAllowed, $"The part {PartName} must be application/x-lzma.");
    }

    private static bool IsForm(MediaTypeHeaderValue type) =>
        type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    private static TransmissionBody Of(Stream content, string? contentType, HttpRequest request)
    {
        var type = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType.Value : null;
        var name = NameOf(request);
        return type?.ToLowerInvariant() switch
        {
            "application/x-lzma" => new TransmissionBody(content, IsArchive: true, FileName: null),
            "application/xml" when name.Length > 0 => new TransmissionBody(content, IsArchive: false, name),
            "application/xml" => Refused(RejectionReason.RequestNotValid, $"The parameter {NameParameter} is required."),
            var other => Refused(
                RejectionReason.FileTypeNotAllowed,
                $"File type '{other ?? "null"}' not allowed. Allowed file types: application/xml, application/x-lzma"),
        };
    }

    // ASP.NET Core takes the parameter in any case; TI has it in one.
    private static string NameOf(HttpRequest request) =>
        request.Query.FirstOrDefault(parameter => parameter.Key.Equals(NameParameter, StringComparison.Ordinal)).Value.ToString();

    private static async Task<MultipartSection?> TryFindPartAsync(HttpRequest request, MediaTypeHeaderValue type, CancellationToken gone)
    {
        try
        {
            return await FindPartAsync(request, type, gone);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<MultipartSection?> FindPartAsync(HttpRequest request, MediaTypeHeaderValue type, CancellationToken gone)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
            return null;
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(gone) is { } part)
        {
            var name = part.GetContentDispositionHeader()?.Name ?? default;
            if (HeaderUtilities.RemoveQuotes(name).Equals(PartName, StringComparison.Ordinal))
                return part;
        }

        return null;
    }

    private static TransmissionBody Refused(RejectionReason reason, string explanation) =>
        new(Stream.Null, IsArchive: false, FileName: null) { Rejection = reason, Explanation = explanation };
}
