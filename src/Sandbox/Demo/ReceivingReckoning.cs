using Postvogn.Sandbox.Samples;

namespace Postvogn.Sandbox.Demo;

internal static class ReceivingReckoning
{
    public static IEnumerable<Problem> Problems(Evidence evidence)
    {
        var inbox = evidence.Inbox.ToLookup(letter => letter.MessageUuid);
        var handed = evidence.National.Replies.ToLookup(letter => letter.MessageUuid);
        foreach (var reply in evidence.Replies)
            foreach (var (kind, text) in ProblemsOf(reply, [.. inbox[reply.MessageUuid]], handed[reply.MessageUuid].SingleOrDefault()))
                yield return new(kind, reply.MessageUuid.ToString(), text);

        var sent = evidence.Replies.Select(reply => reply.MessageUuid).ToHashSet();
        foreach (var stranger in evidence.Inbox.Where(letter => !sent.Contains(letter.MessageUuid)))
            yield return new(ProblemKind.Unexpected, stranger.MessageUuid.ToString(), "It lies in the inbox, but nobody sent it.");
    }

    private static IEnumerable<(ProblemKind Kind, string Text)> ProblemsOf(SentReply reply, List<InboxLetter> found, HandedLetter? handed)
    {
        if (handed is null)
        {
            yield return (ProblemKind.Lost, "The app never took it over from Digital Post.");
            yield break;
        }
        if (handed.PositiveReceipts < handed.Times)
            yield return (ProblemKind.Unexpected, $"Handed over {handed.Times} times, receipted {handed.PositiveReceipts} times.");
        if (found.Count == 0)
            yield return (ProblemKind.Lost, "It does not lie in the inbox.");
        if (found.Count > 1)
            yield return (ProblemKind.Doubled, $"It lies in the inbox {found.Count} times.");
        foreach (var letter in found)
        {
            if (letter.Destination != reply.Destination)
                yield return (ProblemKind.Unexpected, $"It lies in {letter.Destination}, but belongs in {reply.Destination}.");
            if (WrongAnswers(reply.Answers, letter.Answers) is { } text)
                yield return (ProblemKind.Unexpected, text);
            if (!letter.FileSha256.SequenceEqual(reply.FileSha256))
                yield return (ProblemKind.Unexpected, "Its files in the inbox differ from those that were sent.");
            if (letter.MemoSha256 != handed.Sha256)
                yield return (ProblemKind.Unexpected, "Its memo.xml in the inbox is not the MeMo as it was handed over.");
        }
    }

    private static string? WrongAnswers(AnsweredLetter? sent, InboxAnswers? said) => (sent, said) switch
    {
        (null, null) => null,
        (null, _) => "It answers no letter of ours, but its message.json names one.",
        (_, null) => $"It answers {sent.Drop}, but its message.json does not say so.",
        _ when said != new InboxAnswers(sent.Source, sent.Drop, sent.MessageUuid, sent.MessageId) =>
            $"It answers {sent.Drop}, but its message.json says {said.Drop}, or another source or id.",
        _ => null,
    };
}
