using Postvogn.Functions.DigitalPost;

namespace Postvogn.Functions.Contacts;

internal sealed class LookUpPersonNameEndpoint(NameLookup names)
{
    private const int LargestQuestion = 1024;

    // 502 or 503 when the register could not be asked; 501 when none is configured.
    public async Task<IResult> HandleAsync(HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (!names.AreOn)
            return Say(StatusCodes.Status501NotImplemented,
                "Names are not looked up here. Set Postvogn__PersonNames__Certificate and __ClientId to turn it on " +
                "(docs/configuration.md).");
        if (await ReadAsync(request) is not { IsWhole: true } question)
            return Say(StatusCodes.Status400BadRequest, """The body must be {"cpr":"…"} with ten digits.""");
        var lookup = await names.FindAsync(question.Cpr!, request.HttpContext.RequestAborted);
        if (lookup.Outcome is PersonOutcome.Busy) request.HttpContext.Response.Headers.RetryAfter = "60";
        return Results.Json(lookup, PersonNamesJson.Default.PersonLookup, statusCode: StatusOf(lookup.Outcome));
    }

    private static int StatusOf(PersonOutcome outcome) => outcome switch
    {
        PersonOutcome.Refused or PersonOutcome.NotUnderstood => StatusCodes.Status502BadGateway,
        PersonOutcome.Busy or PersonOutcome.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status200OK,
    };

    private static async Task<PersonQuestion?> ReadAsync(HttpRequest request)
    {
        if (await ShortBody.ReadAsync(request, LargestQuestion) is not { } body) return null;
        try
        {
            return JsonSerializer.Deserialize(body.Span, PersonNamesJson.Default.PersonQuestion);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Say(int status, string message) => Results.Text(message + "\n", "text/plain; charset=utf-8", statusCode: status);
}
