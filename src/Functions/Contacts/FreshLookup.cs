using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Contacts;

namespace Postvogn.Functions.Contacts;

/// <summary>TI 4.4.</summary>
internal sealed class FreshLookup(ContactCallers callers, TimeProvider clock)
{
    // The front ends the connection after 230 seconds.
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(200);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    private const int CprLength = 10;

    public async Task<LookupResult> AskAsync(IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        var fresh = await FindAsync(numbers, Longest, givesWay: false, cancellationToken);
        return fresh.Refusal ?? LookupResult.Whole(
            LookupAnswer.For(fresh.AsOf, numbers, number => fresh.Found.GetValueOrDefault(number)?.Reach() ?? default));
    }

    // By as many calls as it takes. One that fails is the end: half an answer would look like a whole one. Who gives way waits, within the
    // time, until half of the system's bucket is left.
    public async Task<FreshContacts> FindAsync(
        IReadOnlyCollection<string> numbers, TimeSpan longest, bool givesWay, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FindAllAsync(numbers, givesWay, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FreshContacts.None(LookupResult.NotNow(
                $"Digital Post has not answered all within {longest.TotalSeconds} seconds. Ask again later, or about fewer numbers at " +
                "once."));
        }
    }

    private async Task<FreshContacts> FindAllAsync(
        IReadOnlyCollection<string> numbers, bool givesWay, CancellationToken cancellationToken)
    {
        using var caller = await callers.RentAsync(cancellationToken);
        if (caller is null) return FreshContacts.None(LookupResult.NotNow(
            "No system can ask Digital Post now: none is configured (Postvogn__Contacts__System), or its certificate or key has not been " +
            "read from the vault yet."));
        var asOf = clock.GetUtcNow();
        var found = new Dictionary<string, Contact>(StringComparer.Ordinal);
        foreach (var part in PartsOf(numbers))
        {
            while (givesWay && !caller.HasRoom) await Task.Delay(Glance, clock, cancellationToken);
            if (await AddAsync(found, part, caller, cancellationToken) is { } refusal) return FreshContacts.None(refusal);
        }

        return new FreshContacts(asOf, found);
    }

    // Null when all of the part is there.
    private static async Task<LookupResult?> AddAsync(
        Dictionary<string, Contact> found, ContactLookup part, ContactCaller caller, CancellationToken cancellationToken)
    {
        var (came, all) = (0L, 0L);
        var answers = caller.CallsAsync(Operation.LookUpContacts, client => client.LookUpAllContactsAsync(part, cancellationToken));
        await foreach (var answer in answers)
        {
            if (answer.Value is not { } page) return NotAnswered(answer);
            if (!TryAdd(found, part, page.Items)) return LookupResult.NotNow(
                "Digital Post's answer has a contact that was not asked about, or one without its number. Ask again later.");
            (came, all) = (came + page.Items.Count, page.TotalElements);
        }

        return came >= all ? null : LookupResult.NotNow("Digital Post's answer ended before its last page. Ask again later.");
    }

    // False: one is not among those asked about, so one of those would look as if nobody had the number.
    internal static bool TryAdd(Dictionary<string, Contact> found, ContactLookup part, IReadOnlyCollection<Contact> contacts)
    {
        var asked = part.CprNumbers.Concat(part.CvrNumbers).ToHashSet(StringComparer.Ordinal);
        foreach (var contact in contacts)
        {
            var number = part.CprNumbers.Count > 0 ? contact.CprNumber : contact.CvrNumber;
            if (number is null || !asked.Contains(number)) return false;
            found[number] = contact;
        }

        return true;
    }

    // A call each; of one kind, so that all that a call found is counted by its pages.
    private static IEnumerable<ContactLookup> PartsOf(IReadOnlyCollection<string> numbers)
    {
        var kinds = numbers.Distinct(StringComparer.Ordinal).ToLookup(number => number.Length == CprLength);
        return kinds[true].Chunk(ContactLookup.Most).Select(part => new ContactLookup { CprNumbers = part })
            .Concat(kinds[false].Chunk(ContactLookup.Most).Select(part => new ContactLookup { CvrNumbers = part }));
    }

    private static LookupResult NotAnswered(Answer<SearchPage<Contact>> answer)
    {
        var what = $"{answer.Outcome}{(answer.StatusCode is { } status ? $" (HTTP {status})" : "")}";
        return RetryPolicy.Decide(Operation.LookUpContacts, answer.Outcome, 1, TimeSpan.Zero).Step == RetryStep.RetryAfter
            ? LookupResult.NotNow($"Digital Post could not answer now: {what}. Ask again later.")
            : LookupResult.RefusedThere($"Digital Post did not answer the question: {what}. The log says more (event 1009).");
    }
}
