namespace Postvogn.Functions.Contacts;

/// <summary><c>POST /api/contacts/lookup</c> with a function key.</summary>
internal sealed class LookUpContactsEndpoint(KnownContacts known, FreshLookup fresh)
{
    /// <summary>200 with a <see cref="LookupAnswer"/>; 400 for what is no number, by its position; 413 for too many; 502 or 503 with words
    /// when there is no whole answer.</summary>
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
