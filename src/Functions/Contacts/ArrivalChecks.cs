using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Contacts;
using Postvogn.Drops;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Contacts;

/// <summary>Which letters of a drop cannot arrive, asked before they are sent (docs/adr/0042). Whatever is not known is sent.</summary>
internal sealed partial class ArrivalChecks(
    KnownContacts known, FreshLookup fresh, PostvognSettings settings, StepTrail trail, TimeProvider clock, ILogger<ArrivalChecks> log)
{
    // A call of Digital Post's largest question, waiting for its turn included: a letter goes unasked rather than late.
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    // The same drop, its letters with what keeps them from arriving.
    public async Task<JudgedDrop> AskAsync(string name, JudgedDrop drop, ArrivalCheck check, CancellationToken cancellationToken)
    {
        if (check == ArrivalCheck.None) return drop;
        var open = drop.Letters.Where(CanBeAsked).Select(letter => letter.Facts!).ToList();
        if (check == ArrivalCheck.Index && await ListAsync(cancellationToken) is { } list) open.RemoveAll(letter => IsOn(list, letter));
        var asked = open.ToHashSet(ReferenceEqualityComparer.Instance);
        var answer = await FindAsync(name, open, cancellationToken);
        trail.Reached(Step.AskReach, name);
        if (answer is null) return drop;
        var judged = drop with
        {
            Letters = [.. drop.Letters.Select(letter => asked.Contains(letter.Facts) ? Judge(letter, answer) : letter)],
        };
        judged = await BelieveListAsync(judged, cancellationToken);
        var stopped = judged.Letters.Count(letter => letter.CannotArrive is not null);
        if (stopped > 0) Stopped(log, stopped, judged.Letters.Count, name);
        return judged;
    }

    private static bool CanBeAsked(JudgedLetter letter) => letter is { IsValid: true, Facts: { } facts }
        && ContactNumber.TryParse(facts.RecipientId, out var number) && number.IsPerson == facts.IsToPerson();

    // Null: none, or too old to say who is reached.
    private async Task<ContactSnapshot?> ListAsync(CancellationToken cancellationToken) =>
        await known.CurrentAsync(cancellationToken) is { } list && clock.GetUtcNow() - list.Index.CreatedAt <= settings.Contacts.OldestAge
            ? list
            : null;

    private static bool IsOn(ContactSnapshot list, LetterFacts letter) => list.Find(letter.RecipientId) is { } reach
        && (letter.MessageType == MessageType.NemSms ? reach.NemSms : reach.DigitalPost);

    // Null: nobody is asked about, or not answered.
    private async Task<FreshContacts?> FindAsync(string name, List<LetterFacts> letters, CancellationToken cancellationToken)
    {
        var numbers = letters.Select(letter => letter.RecipientId).ToHashSet(StringComparer.Ordinal);
        if (numbers.Count == 0) return null;
        var calls = (numbers.Count / ContactLookup.Most) + 1;
        var answer = await fresh.FindAsync(numbers, Longest * calls, givesWay: true, cancellationToken);
        if (answer.Refusal is not { } refusal) return answer;
        NotAsked(log, letters.Count, name, refusal.Words);
        return null;
    }

    private JudgedLetter Judge(JudgedLetter letter, FreshContacts answer) => letter with
    {
        CannotArrive = ArrivalRules.WhyNot(
            letter.Facts!, answer.Found.GetValueOrDefault(letter.Facts!.RecipientId), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
    };

    // Whom a query does not find and the list has, however old it is, is somebody: one of the two is wrong.
    private async Task<JudgedDrop> BelieveListAsync(JudgedDrop drop, CancellationToken cancellationToken)
    {
        if (drop.Letters.All(letter => letter.CannotArrive != MemoCodes.RecipientNotFound)) return drop;
        if (await known.CurrentAsync(cancellationToken) is not { } list) return drop;
        return drop with { Letters = [.. drop.Letters.Select(Believe)] };

        JudgedLetter Believe(JudgedLetter letter) =>
            letter.CannotArrive == MemoCodes.RecipientNotFound && list.Find(letter.Facts!.RecipientId) is { } reach && reach != Reach.None
                ? letter with { CannotArrive = null }
                : letter;
    }

    [LoggerMessage(EventId = 1121, Level = LogLevel.Warning,
        Message = "Whether {Letters} letters of {Drop} can arrive could not be asked; they are sent, and their receipts will tell. " +
            "{Words}")]
    private static partial void NotAsked(ILogger log, int letters, string drop, string words);

    [LoggerMessage(EventId = 1122, Level = LogLevel.Information,
        Message = "{Stopped} of {Letters} letters of {Drop} cannot arrive and are not sent; their outcomes say why")]
    private static partial void Stopped(ILogger log, int stopped, int letters, string drop);
}
