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
        foreach (var stranger in Strangers(evidence))
            yield return new(ProblemKind.Unexpected, stranger.ToString(),
                "Digital Post took in a letter that differs from every dropped one.");
    }

    private static IEnumerable<Problem> ProblemsOf(DroppedLetter letter, Outcome? outcome, List<TakenLetter> arrivals)
    {
        var delivered = arrivals.Count(arrival => arrival.Completed);
        if (delivered > 1)
            yield return new(ProblemKind.Doubled, letter.Outcome, $"Digital Post delivered it {delivered} times.");
        if (outcome is null)
            yield return new(ProblemKind.Lost, letter.Outcome, "It has no outcome.");
        else if (outcome.State == "Completed" && delivered == 0)
            yield return new(ProblemKind.Lost, letter.Outcome, "Its outcome says Completed, but Digital Post did not deliver it.");
        else if (outcome.State != "Completed" && delivered > 0)
            yield return new(ProblemKind.Unexpected, letter.Outcome, $"Its outcome says {outcome.State}, but Digital Post delivered it.");
        else if (Disagreement(letter, outcome, arrivals) is { } text)
            yield return new(ProblemKind.Unexpected, letter.Outcome, text);
    }

    private static string? Disagreement(DroppedLetter letter, Outcome outcome, List<TakenLetter> arrivals)
    {
        var became = IsRefused(outcome.State)
            ? new Expectation(outcome.State, outcome.By, outcome.Code)
            : new Expectation(outcome.State);
        if (letter.Expected is { } expected && expected != became)
            return $"Expected {expected}, but it became {became}.";
        if (IsRefused(became.State) && became.By == "DigitalPost" && arrivals.All(arrival => arrival.Code != became.Code))
            return $"Its outcome says that Digital Post refused it with {became.Code}, but no receipt says so.";
        if (IsRefused(became.State) && became.By == "Postvogn" && arrivals.Count > 0)
            return "Its outcome says that Postvogn refused it, but it was sent.";
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
