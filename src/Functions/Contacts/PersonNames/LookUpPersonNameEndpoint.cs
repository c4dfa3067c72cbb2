using System.Text.Json;
using Postvogn.Functions.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>The function LookUpPersonName: <c>POST /api/person-names</c>, with a function key (docs/adr/0022).</summary>
internal sealed class LookUpPersonNameEndpoint(NameLookup names)
{
    private const int LargestQuestion = 1024;

    /// <summary>200 with a <see cref="PersonLookup"/> when the register gave one; 502 or 503 with its problem when it could not be asked;
    /// 400 for a body without a number; 501 when no register is configured.</summary>
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
