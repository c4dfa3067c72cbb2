using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo;

/// <summary>What became of each letter of the user's folder, a line each.</summary>
internal static class LetterLines
{
    /// <summary>The lines, in the order of the folder.</summary>
    public static IReadOnlyList<LetterLine> Of(Evidence evidence, StageFolders folders) => [.. evidence.Letters.Select(letter => LineOf(letter, evidence, folders))];

    private static LetterLine LineOf(DroppedLetter letter, Evidence evidence, StageFolders folders)
    {
        var name = letter.Outcome[(letter.Outcome.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return evidence.Outcomes.TryGetValue(letter.Outcome, out var outcome)
            ? Of(name, outcome)
            : new LetterLine { Letter = name, State = $"Open ({OpenState.Of(folders, evidence.UuidOf(letter))})" };
    }

    /// <summary>The line of a letter that has come to its end.</summary>
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
        };
    }
}
