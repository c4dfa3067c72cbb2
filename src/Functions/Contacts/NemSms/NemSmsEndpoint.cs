namespace Postvogn.Functions.Contacts;

/// <summary>Signs a contact up for NemSMS, and verifies its number, for a line-of-business system that has the contact's word
/// (docs/contacts.md). Numbers stand in bodies alone.</summary>
internal sealed class NemSmsEndpoint(NemSmsDesk desk)
{
    public async Task<IResult> SignUpAsync(HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return await NemSmsQuestion.ReadAsync(request) is { IsSignUp: true } question
            ? await desk.SignUpAsync(question, request.HttpContext.RequestAborted)
            : Refuse("""The body must be {"number":"…","mobileNumber":"…"}: CPR (10 digits) or CVR number (8), and 8 digits.""");
    }

    public async Task<IResult> VerifyAsync(HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return await NemSmsQuestion.ReadAsync(request) is { IsVerification: true } question
            ? await desk.VerifyAsync(question, request.HttpContext.RequestAborted)
            : Refuse("""The body must be {"number":"…","pin":"…"}, or {"number":"…","renewPin":true} for a new PIN.""");
    }

    private static IResult Refuse(string words) =>
        Results.Text(words + "\n", "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
}
