namespace Postvogn.Sandbox.Demo;

/// <summary>Believes nobody: neither the app's outcomes nor the stand-in's receipts alone.</summary>
internal static class Reckoning
{
    public static DemoCount Count(Evidence evidence)
    {
        var outcomes = evidence.Outcomes.Values.ToList();
        var known = evidence.Letters.Select(evidence.UuidOf).OfType<Guid>().ToHashSet();
        return new DemoCount
        {
            Dropped = evidence.Letters.Count,
            Accepted = evidence.National.Letters.Select(taken => taken.MessageUuid).Where(known.Contains).Distinct().Count(),
            Transmissions = evidence.National.Transmissions,
            Completed = CountOf("Completed"),
            Rejected = CountOf("Rejected"),
            Undeliverable = CountOf("Undeliverable"),
            Printed = CountOf("Printed"),
            Recalled = CountOf("Recalled"),
            Waiting = CountOf("Waiting"),
            RoutedReplies = evidence.Inbox.Count(letter => letter.Answers is not null),
            Open = evidence.Letters.Count(letter => evidence.Outcomes.GetValueOrDefault(letter.Outcome) is not { IsAtRest: true }),
            Received = evidence.National.Replies.Count,
            Delivered = evidence.Inbox.Count,
            ReceiptsSent = evidence.National.Replies.Sum(reply => reply.PositiveReceipts),
            Duplicates = evidence.National.Replies.Sum(reply => Math.Max(0, reply.Times - 1)),
            Problems =
            [
                .. SendingReckoning.Problems(evidence), .. PrintReckoning.Problems(evidence), .. ReceivingReckoning.Problems(evidence),
            ],
        };

        int CountOf(string state) => outcomes.Count(outcome => outcome.State == state);
    }
}
