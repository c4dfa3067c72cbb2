namespace Postvogn.Sandbox.Demo;

/// <summary><see cref="Lost"/>, <see cref="Doubled"/> and <see cref="Unexpected"/> must be 0.</summary>
internal sealed record DemoCount
{
    /// <summary>An archive counts each letter in it.</summary>
    public int Dropped { get; init; }

    public int Accepted { get; init; }

    public int Transmissions { get; init; }

    public int Completed { get; init; }

    public int Rejected { get; init; }

    /// <summary>Nobody can get them by Digital Post, and they were not printed.</summary>
    public int Undeliverable { get; init; }

    public int Printed { get; init; }

    public int Recalled { get; init; }

    /// <summary>For their day of delivery.</summary>
    public int Waiting { get; init; }

    /// <summary>To the destination of the source whose letter they answer, or with that letter's name beside them.</summary>
    public int RoutedReplies { get; init; }

    /// <summary>Dropped, and without an outcome.</summary>
    public int Open { get; init; }

    public int Received { get; init; }

    public int Delivered { get; init; }

    public int ReceiptsSent { get; init; }

    public int Duplicates { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public int Lost => Count(ProblemKind.Lost);

    public int Doubled => Count(ProblemKind.Doubled);

    public int Unexpected => Count(ProblemKind.Unexpected);

    public DemoCount NotAtRest(TimeSpan limit) => this with
    {
        Problems = [.. Problems, new(ProblemKind.Unexpected, "the run",
            $"It did not come to rest within {limit.TotalSeconds:0} s. Keep its files with --keep and look into sandbox.log.")],
    };

    /// <summary>Of a run that was stopped: what was on its way then is neither lost nor unexpected.</summary>
    public DemoCount OfTheSettled(Evidence evidence) => this with
    {
        Problems = [.. Problems.Where(
            problem => problem.Kind == ProblemKind.Doubled || evidence.Outcomes.ContainsKey(problem.Letter))],
    };

    private int Count(ProblemKind kind) => Problems.Count(problem => problem.Kind == kind);
}

internal sealed record Problem(ProblemKind Kind, string Letter, string Text);

internal enum ProblemKind
{
    Lost,

    Doubled,

    Unexpected,
}
