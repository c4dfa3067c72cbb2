using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

internal static class LetterLines
{
    public static async Task<IReadOnlyList<LetterLine>> OfAsync(Evidence evidence, ISandboxStore store, CancellationToken cancellationToken)
    {
        var lines = new List<LetterLine>();
        foreach (var letter in evidence.Letters)
            lines.Add(await LineOfAsync(letter, evidence, store, cancellationToken));
        return lines;
    }

    private static async Task<LetterLine> LineOfAsync(
        DroppedLetter letter, Evidence evidence, ISandboxStore store, CancellationToken cancellationToken)
    {
        var name = letter.Outcome[(letter.Outcome.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return evidence.Outcomes.TryGetValue(letter.Outcome, out var outcome)
            ? Of(name, outcome)
            : new LetterLine
            {
                Letter = name,
                State = $"Open ({await OpenState.OfAsync(store, evidence.UuidOf(letter), cancellationToken)})",
            };
    }

    public static LetterLine Of(string name, Outcome outcome)
    {
        var finding = outcome.Findings.Count > 0 ? outcome.Findings[0] : null;
        return new LetterLine
        {
            Letter = name,
            State = outcome.State,
            By = outcome.By,
            Code = outcome.Code ?? finding?.Code,
            Place = finding?.Place,
            // Digital Post's own words may hold the recipient's number; a screen may be a log. The outcome has them.
            Message = outcome.By == "DigitalPost" ? null : finding?.Message ?? outcome.Message,
            Fix = finding?.Fix,
            Note = outcome.Note,
        };
    }
}
