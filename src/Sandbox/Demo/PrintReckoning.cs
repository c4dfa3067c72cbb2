using Postvogn.Sandbox.Printing;

namespace Postvogn.Sandbox.Demo;

/// <summary>What the print provider saw against what the outcomes say.</summary>
internal static class PrintReckoning
{
    public static IEnumerable<Problem> Problems(Evidence evidence)
    {
        var prints = evidence.Prints.ToLookup(print => (Guid?)print.MessageUuid);
        foreach (var letter in evidence.Letters)
        {
            if (evidence.Outcomes.GetValueOrDefault(letter.Outcome) is not { } outcome) continue;
            foreach (var (kind, text) in ProblemsOf(letter, outcome, [.. prints[evidence.UuidOf(letter)]]))
                yield return new(kind, letter.Outcome, text);
        }

        var known = evidence.Letters.Select(evidence.UuidOf).ToHashSet();
        foreach (var stranger in evidence.Prints.Where(print => !known.Contains(print.MessageUuid)))
            yield return new(ProblemKind.Unexpected, stranger.MessageUuid.ToString(), "It was handed to print, but nobody dropped it.");
    }

    private static IEnumerable<(ProblemKind Kind, string Text)> ProblemsOf(
        DroppedLetter letter, Outcome outcome, List<PrintedLetter> handed)
    {
        var printed = handed.Where(print => print.IsPrinted).Sum(print => print.Times);
        if (printed > 1)
            yield return (ProblemKind.Doubled, $"It was printed {printed} times.");
        if (outcome.State == "HandedToPrint")
            yield return (ProblemKind.Lost, "It was handed to print, and no answer of the provider was heard.");
        else if (outcome.State == "Printed" && printed == 0)
            yield return (ProblemKind.Lost, "Its outcome says Printed, but it was not printed.");
        else if (outcome.State == "Completed" && printed > 0)
            yield return (ProblemKind.Doubled, "It was printed too.");
        else if (outcome.State != "Printed" && printed > 0)
            yield return (ProblemKind.Unexpected, $"Its outcome says {outcome.State}, but it was printed.");
        foreach (var print in handed.Where(print => print.Fault is not null))
            yield return (ProblemKind.Unexpected, $"What was handed to print is not whole: {print.Fault}");
        if (handed.Exists(print => !print.FileSha256.SequenceEqual(letter.FileSha256)))
            yield return (ProblemKind.Unexpected, "The files that were handed to print differ from those that were dropped.");
    }
}
