namespace Postvogn.MeMo.Tests;

/// <summary>
/// The random messages of a run, seeded: as many as <see cref="Scale"/> says, half of each version, and one of each with everything.
/// </summary>
internal static class ManyMessages
{
    public static IEnumerable<(Message Message, string Name)> Both() => [.. Of(MemoVersion.V1_1), .. Of(MemoVersion.V1_2)];

    public static IEnumerable<(Message Message, string Name)> Of(MemoVersion version)
    {
        yield return (new RandomMessages(0, version).Full(), $"full {version}");
        for (var seed = 1; seed <= Scale.Count / 2; seed++)
            yield return (new RandomMessages(seed, version).Next(), $"seed {seed} {version}");
    }
}
