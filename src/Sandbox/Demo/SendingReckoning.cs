using Postvogn.Sandbox.Samples;

namespace Postvogn.Sandbox.Demo;

internal static class SendingReckoning
{
    public static IEnumerable<Problem> Problems(Evidence evidence)
    {
        var taken = evidence.National.Letters.ToLookup(letter => letter.MessageUuid);
        var letters = evidence.Letters.ToLookup(evidence.UuidOf);
        var known = KnownBytes(evidence);
        foreach (var letter in evidence.Letters)
        {
            var arrivals = evidence.UuidOf(letter) is { } uuid && !IsCopyOfADelivered(letter, letters[uuid], evidence)
                ? taken[uuid].Where(arrival => IsSame(letter, arrival, known)).ToList()
                : [];
            foreach (var problem in ProblemsOf(letter, evidence.Outcomes.GetValueOrDefault(letter.Outcome), arrivals))
                yield return problem;
        }
        foreach (var letter in evidence.Letters.Where(letter => letter.Recall is not null))
        {
            if (WrongRecallAnswer(letter, evidence) is { } text) yield return new(ProblemKind.Unexpected, letter.Outcome, text);
        }
        foreach (var stranger in Strangers(evidence))
            yield return new(ProblemKind.Unexpected, stranger.ToString(),
                "Digital Post took in a letter that differs from every dropped one.");
    }

    private static IEnumerable<Problem> ProblemsOf(DroppedLetter letter, Outcome? outcome, List<TakenLetter> arrivals)
    {
        var taken = arrivals.Where(arrival => arrival.Completed).ToList();
        if (taken.Count > 1)
            yield return new(ProblemKind.Doubled, letter.Outcome, $"Digital Post took it {taken.Count} times.");
        if (outcome is null)
            yield return new(ProblemKind.Lost, letter.Outcome, "It has no outcome.");
        else if (Contradiction(outcome.State, taken.Count == 0 ? null : taken[0].Fate) is var (kind, contradiction))
            yield return new(kind, letter.Outcome, $"Its outcome says {outcome.State}, but {contradiction}.");
        else if (Disagreement(letter, outcome, arrivals) is { } text)
            yield return new(ProblemKind.Unexpected, letter.Outcome, text);
    }

    // Null: nobody has taken it.
    private static (ProblemKind Kind, string Text)? Contradiction(string state, Fate? fate) => (state, fate) switch
    {
        ("Completed", null) => (ProblemKind.Lost, "Digital Post did not deliver it"),
        ("Completed", Fate.Waiting) => (ProblemKind.Unexpected, "Digital Post holds it until its day"),
        ("Completed", Fate.Recalled) or ("Waiting", Fate.Recalled) => (ProblemKind.Unexpected, "it was recalled"),
        ("Completed", Fate.Delivered) => null,
        ("Waiting", null) => (ProblemKind.Lost, "Digital Post does not have it"),
        // Its day comes by Digital Post's sped-up clock before it comes by the app's.
        ("Waiting", _) => null,
        ("Recalled", Fate.Delivered) => (ProblemKind.Unexpected, "its recipient has it"),
        ("Recalled", Fate.Waiting) => (ProblemKind.Unexpected, "Digital Post will deliver it on its day"),
        ("Recalled", _) => null,
        (_, null) => null,
        _ => (ProblemKind.Unexpected, "Digital Post delivered it"),
    };

    // Too late is said as soon as that is sure, and the letter goes on from there.
    private static string? WrongRecallAnswer(DroppedLetter letter, Evidence evidence)
    {
        var state = evidence.Outcomes.GetValueOrDefault(letter.Outcome)?.State;
        return evidence.RecallAnswers.GetValueOrDefault(letter.Outcome) is not { } said
            ? "It was asked back, and nothing says what came of that."
            : (said == "Recalled") == (state == "Recalled") ? null
            : $"It was asked back and is said to be {said}, but its outcome says {state}.";
    }

    private static string? Disagreement(DroppedLetter letter, Outcome outcome, List<TakenLetter> arrivals)
    {
        var became = new Expectation(outcome.State, outcome.By, outcome.Code);
        var isSent = arrivals.Count > 0;
        if (letter.Expected is { } expected && !expected.IsMetBy(outcome.State, outcome.By, outcome.Code))
            return $"Expected {expected}, but it became {became}.";
        if (became.State is "Rejected" or "Undeliverable")
        {
            if (became.By == "DigitalPost" && arrivals.All(arrival => arrival.Code != became.Code))
                return $"Its outcome says that Digital Post refused it with {became.Code}, but no receipt says so.";
            if (became.By == "Postvogn" && isSent)
                return "Its outcome says that Postvogn refused it, but it was sent.";
        }

        return outcome.Drop == letter.Drop ? null : $"Its outcome names another drop: {outcome.Drop}.";
    }

    private static bool IsRefused(string state) => state is "Rejected" or "Undeliverable";

    // One file under two names: one is delivered, the other refused because its messageUUID was used. What arrived was the one.
    private static bool IsCopyOfADelivered(DroppedLetter letter, IEnumerable<DroppedLetter> sameUuid, Evidence evidence) =>
        !IsCompleted(letter, evidence)
            && sameUuid.Any(other => other != letter && other.MemoSha256 == letter.MemoSha256 && IsCompleted(other, evidence));

    private static bool IsCompleted(DroppedLetter letter, Evidence evidence) =>
        evidence.Outcomes.GetValueOrDefault(letter.Outcome)?.State == "Completed";

    private static HashSet<string?> KnownBytes(Evidence evidence) => [.. evidence.Letters.Select(letter => letter.MemoSha256)];

    // The bytes decide: a letter of another content under the same messageUUID is another letter. One of the user's own may have had to be
    // written anew in UTF-8; its files stay what they are.
    private static bool IsSame(DroppedLetter letter, TakenLetter arrival, HashSet<string?> known) =>
        letter.MemoSha256 is { } sha256 && (letter.Expected is not null || known.Contains(arrival.Sha256))
            ? sha256 == arrival.Sha256
            : letter.FileSha256.SequenceEqual(arrival.FileSha256);

    private static IEnumerable<Guid> Strangers(Evidence evidence)
    {
        var letters = evidence.Letters.ToLookup(evidence.UuidOf);
        var known = KnownBytes(evidence);
        return evidence.National.Letters
            .Where(arrival => !letters[arrival.MessageUuid].Any(letter => IsSame(letter, arrival, known)))
            .Select(arrival => arrival.MessageUuid)
            .Distinct();
    }
}
