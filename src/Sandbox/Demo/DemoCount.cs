namespace Postvogn.Sandbox.Demo;

/// <summary>What the demo counted. <see cref="Lost"/>, <see cref="Doubled"/> and <see cref="Unexpected"/> must be 0.</summary>
internal sealed record DemoCount
{
    /// <summary>An archive counts each letter in it.</summary>
    public int Dropped { get; init; }

    /// <summary>Each once however often it was sent.</summary>
    public int Accepted { get; init; }

    public int Transmissions { get; init; }

    public int Completed { get; init; }

    /// <summary>By whomever.</summary>
    public int Rejected { get; init; }

    /// <summary>Handed over by Digital Post, each once.</summary>
    public int Received { get; init; }

    /// <summary>Letters that lie whole in the inbox.</summary>
    public int Delivered { get; init; }

    /// <summary>Positive business receipts that Digital Post got from the app.</summary>
    public int ReceiptsSent { get; init; }

    /// <summary>Times that a letter was handed over again.</summary>
    public int Duplicates { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Letters without a final state, or said to be delivered that are not.</summary>
    public int Lost => Count(ProblemKind.Lost);

    public int Doubled => Count(ProblemKind.Doubled);

    public int Unexpected => Count(ProblemKind.Unexpected);

    public DemoCount NotAtRest(TimeSpan limit) => this with
    {
        Problems = [.. Problems, new(ProblemKind.Unexpected, "the run",
            $"It did not come to rest within {limit.TotalSeconds:0} s. Keep its files with --keep and look into sandbox.log.")],
    };

    private int Count(ProblemKind kind) => Problems.Count(problem => problem.Kind == kind);
}

/// <summary>The letter is named by its drop or its messageUUID.</summary>
internal sealed record Problem(ProblemKind Kind, string Letter, string Text);

internal enum ProblemKind
{
    Lost,

    Doubled,

    Unexpected,
}
