using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

/// <summary>So that a run that stood still says why.</summary>
internal static class OpenLetters
{
    public static async Task<DemoCount> ExplainAsync(
        DemoCount count, Evidence evidence, ISandboxStore store, CancellationToken cancellationToken)
    {
        var letters = evidence.Letters.ToDictionary(letter => letter.Outcome, StringComparer.Ordinal);
        var problems = new List<Problem>();
        foreach (var problem in count.Problems)
        {
            problems.Add(problem.Kind == ProblemKind.Lost && letters.TryGetValue(problem.Letter, out var letter)
                ? problem with
                {
                    Text = $"{problem.Text} It stands at: {await OpenState.OfAsync(store, evidence.UuidOf(letter), cancellationToken)}.",
                }
                : problem);
        }
        return count with { Problems = problems };
    }
}
