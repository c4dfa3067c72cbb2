using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Contacts;

namespace Postvogn.Functions.Contacts;

/// <summary>TI 4.4.</summary>
internal sealed class FreshLookup(ContactCallers callers, TimeProvider clock)
{
    // The front ends the connection after 230 seconds.
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(200);

    private const int CprLength = 10;

    // By as many calls as it takes. One that fails is the end: half an answer would look like a whole one.
    public async Task<LookupResult> AskAsync(IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await AskAllAsync(numbers, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return LookupResult.NotNow(
                $"Digital Post has not answered all within {Longest.TotalSeconds} seconds. Ask again later, or about fewer numbers at " +
                "once.");
        }
    }

    private async Task<LookupResult> AskAllAsync(IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        using var caller = await callers.RentAsync(cancellationToken);
        if (caller is null) return LookupResult.NotNow(
            "No system can ask Digital Post now: none is configured (Postvogn__Contacts__System), or its certificate or key has not been " +
            "read from the vault yet.");
        var asOf = clock.GetUtcNow();
        var found = new Dictionary<string, Reach>(StringComparer.Ordinal);
        var answers = caller.CallsAsync(
            Operation.LookUpContacts, client => client.LookUpAllContactsAsync(QuestionOf(numbers), cancellationToken));
        await foreach (var answer in answers)
        {
            if (answer.Value is not { } page) return NotAnswered(answer);
            foreach (var contact in page.Items) found[contact.CprNumber ?? contact.CvrNumber ?? ""] = contact.Reach();
        }

        return LookupResult.Whole(LookupAnswer.For(asOf, numbers, number => found.GetValueOrDefault(number)));
    }

    private static ContactLookup QuestionOf(IReadOnlyList<string> numbers)
    {
        var kinds = numbers.Distinct(StringComparer.Ordinal).ToLookup(number => number.Length == CprLength);
        return new ContactLookup { CprNumbers = [.. kinds[true]], CvrNumbers = [.. kinds[false]] };
    }

    private static LookupResult NotAnswered(Answer<SearchPage<Contact>> answer)
    {
        var what = $"{answer.Outcome}{(answer.StatusCode is { } status ? $" (HTTP {status})" : "")}";
        return RetryPolicy.Decide(Operation.LookUpContacts, answer.Outcome, 1, TimeSpan.Zero).Step == RetryStep.RetryAfter
            ? LookupResult.NotNow($"Digital Post could not answer now: {what}. Ask again later.")
            : LookupResult.RefusedThere($"Digital Post did not answer the question: {what}. The log says more (event 1009).");
    }
}
