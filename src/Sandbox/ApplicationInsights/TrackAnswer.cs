namespace Postvogn.Sandbox.ApplicationInsights;

/// <summary>The names are the protocol's.</summary>
internal sealed record TrackAnswer(int Status, int ItemsReceived, int ItemsAccepted, IReadOnlyList<TrackError> Errors)
{
    /// <summary>200 if all was taken, 206 if some was, 400 if nothing was.</summary>
    public static TrackAnswer For(int received, IReadOnlyList<TrackError> errors)
    {
        var status = errors.Count == 0 ? StatusCodes.Status200OK
            : errors.Count < received ? StatusCodes.Status206PartialContent
            : StatusCodes.Status400BadRequest;
        return new(status, received, received - errors.Count, errors);
    }

    public Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        return response.WriteAsJsonAsync(new { ItemsReceived, ItemsAccepted, Errors }, cancellationToken);
    }
}

/// <summary>The sender may try it again at 408, 429, 439, 500 and 503.</summary>
internal sealed record TrackError(int Index, int StatusCode, string Message);
