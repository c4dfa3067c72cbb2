namespace Postvogn.Functions.Operations;

/// <summary>The function WhereIsLetter: 200 with <see cref="LetterWhereabouts"/>; 404 for a letter that was not taken over here. Digital
/// Post's silence is no error, but a note.</summary>
internal sealed class WhereIsLetterEndpoint(LetterFinder finder)
{
    public async Task<IResult> HandleAsync(string messageUUID, CancellationToken cancellationToken) =>
        Guid.TryParse(messageUUID, out var id) && await finder.FindAsync(id, cancellationToken) is { } found
            ? Results.Json(found, WhereaboutsJson.Default.LetterWhereabouts)
            : Results.Text("No letter with this messageUUID was taken over here to be sent.\n",
                "text/plain", statusCode: StatusCodes.Status404NotFound);
}
