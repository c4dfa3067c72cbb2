namespace Postvogn.Functions.Contacts;

/// <summary>What became of a question: a whole answer, or a refusal with words, never half an answer.</summary>
internal sealed record LookupResult
{
    private LookupResult()
    {
    }

    /// <summary>The answer; null when there is none.</summary>
    public LookupAnswer? Answer { get; private init; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; private init; } = StatusCodes.Status200OK;

    /// <summary>Why there is no answer, and what to do.</summary>
    public string Words { get; private init; } = "";

    /// <summary>The whole answer.</summary>
    public static LookupResult Whole(LookupAnswer answer) => new() { Answer = answer };

    /// <summary>No answer now; the same question later may have one (503).</summary>
    public static LookupResult NotNow(string words) => new() { Status = StatusCodes.Status503ServiceUnavailable, Words = words };

    /// <summary>Digital Post refuses the question, or answers what cannot be read (502).</summary>
    public static LookupResult RefusedThere(string words) => new() { Status = StatusCodes.Status502BadGateway, Words = words };

    /// <summary>For the caller. Nothing of it may be kept on the way.</summary>
    public IResult ToHttp() => Answer is { } answer
        ? Results.Json(answer, ContactsJson.Default.LookupAnswer)
        : Results.Text(Words + "\n", "text/plain", statusCode: Status);
}
