namespace Postvogn.Functions.Contacts;

internal sealed class LookUpContactsEndpoint(KnownContacts known, FreshLookup fresh)
{
    // 400 names what is no number by its position; 502 or 503 with words when there is no whole answer.
    public async Task<IResult> HandleAsync(HttpRequest request)
    {
        var question = await LookupQuestion.ReadAsync(request);
        if (question.Refusal is { } refusal) return refusal;
        var cancellationToken = request.HttpContext.RequestAborted;
        var result = question.Fresh
            ? await fresh.AskAsync(question.Numbers, cancellationToken)
            : await FindAsync(question.Numbers, cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return result.ToHttp();
    }

    private async Task<LookupResult> FindAsync(IReadOnlyList<string> numbers, CancellationToken cancellationToken) =>
        await known.CurrentAsync(cancellationToken) is { } contacts
            ? LookupResult.Whole(LookupAnswer.For(contacts.Index.CreatedAt, numbers, number => contacts.Find(number) ?? default))
            : LookupResult.NotNow(
                "There is no index yet: no list of the night has been taken in use (Postvogn__Contacts__ListSystem, PullContactList). " +
                "Ask again later, or ask with \"fresh\":true.");
}
