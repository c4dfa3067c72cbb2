namespace Postvogn.Functions.Contacts;

/// <summary>A whole answer, or a refusal with words on what to do.</summary>
internal sealed record LookupResult(LookupAnswer? Answer, int Status, string Words)
{
    public static LookupResult Whole(LookupAnswer answer) => new(answer, StatusCodes.Status200OK, "");

    // The same question later may have an answer.
    public static LookupResult NotNow(string words) => new(null, StatusCodes.Status503ServiceUnavailable, words);

    // Digital Post refuses the question, or answers what cannot be read.
    public static LookupResult RefusedThere(string words) => new(null, StatusCodes.Status502BadGateway, words);

    // Nothing of it may be kept on the way.
    public IResult ToHttp() => Answer is { } answer
        ? Results.Json(answer, ContactsJson.Default.LookupAnswer)
        : Results.Text(Words + "\n", "text/plain", statusCode: Status);
}
