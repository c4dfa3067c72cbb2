using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo;

/// <summary>Adds to each lost letter where it stands, so that a run that stood still says why.</summary>
internal static class OpenLetters
{
    /// <summary>The count, with the states of open letters in its problems.</summary>
    /// <param name="count">What was counted.</param>
    /// <param name="evidence">What it was counted from.</param>
    /// <param name="folders">Where the states lie.</param>
    /// <param name="cameToRest">Whether the run ended by itself.</param>
    /// <param name="limit">The limit that it ran into otherwise.</param>
    public static DemoCount Explain(DemoCount count, Evidence evidence, StageFolders folders, bool cameToRest, TimeSpan limit)
    {
        var letters = evidence.Letters.ToDictionary(letter => letter.Outcome, StringComparer.Ordinal);
        var problems = count.Problems.Select(problem =>
            problem.Kind == ProblemKind.Lost && letters.TryGetValue(problem.Letter, out var letter)
                ? problem with { Text = $"{problem.Text} It stands at: {OpenState.Of(folders, evidence.UuidOf(letter))}." }
                : problem).ToList();
        if (!cameToRest)
            problems.Add(new Problem(ProblemKind.Unexpected, "the run", $"It did not come to rest within {limit.TotalSeconds:0} s. Keep its files with --keep and look into sandbox.log."));
        return count with { Problems = problems };
    }
}
