namespace Postvogn.Sandbox.Demo;

/// <summary>What the demo counted. <see cref="Lost"/>, <see cref="Doubled"/> and <see cref="Unexpected"/> must be 0.</summary>
internal sealed record DemoCount
{
    /// <summary>Letters dropped; an archive counts each letter in it.</summary>
    public int Dropped { get; init; }

    /// <summary>Dropped letters that Digital Post took in, each once however often it was sent.</summary>
    public int Accepted { get; init; }

    /// <summary>POSTs with letters that Digital Post took in.</summary>
    public int Transmissions { get; init; }

    /// <summary>Letters whose outcome says Completed.</summary>
    public int Completed { get; init; }

    /// <summary>Letters whose outcome says Rejected, by whomever.</summary>
    public int Rejected { get; init; }

    /// <summary>Letters to the municipality that Digital Post handed over, each once.</summary>
    public int Received { get; init; }

    /// <summary>Letters that lie whole in the inbox.</summary>
    public int Delivered { get; init; }

    /// <summary>Positive business receipts that Digital Post got from the app.</summary>
    public int ReceiptsSent { get; init; }

    /// <summary>Times that a letter was handed over again.</summary>
    public int Duplicates { get; init; }

    /// <summary>What went wrong, letter by letter.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Letters without a final state, or said to be delivered that are not.</summary>
    public int Lost => Count(ProblemKind.Lost);

    /// <summary>Letters that were delivered more than once.</summary>
    public int Doubled => Count(ProblemKind.Doubled);

    /// <summary>Anything else that is not as it must be.</summary>
    public int Unexpected => Count(ProblemKind.Unexpected);

    /// <summary>The count of a run that had to be ended.</summary>
    public DemoCount NotAtRest(TimeSpan limit) => this with
    {
        Problems = [.. Problems, new(ProblemKind.Unexpected, "the run",
            $"It did not come to rest within {limit.TotalSeconds:0} s. Keep its files with --keep and look into sandbox.log.")],
    };

    private int Count(ProblemKind kind) => Problems.Count(problem => problem.Kind == kind);
}

/// <summary>One thing that went wrong.</summary>
/// <param name="Kind">How it counts.</param>
/// <param name="Letter">Which letter: its drop or its messageUUID.</param>
/// <param name="Text">What was found, in words.</param>
internal sealed record Problem(ProblemKind Kind, string Letter, string Text);

/// <summary>How a problem counts.</summary>
internal enum ProblemKind
{
    /// <summary>A letter did not arrive.</summary>
    Lost,

    /// <summary>A letter arrived more than once.</summary>
    Doubled,

    /// <summary>Something else than what was expected.</summary>
    Unexpected,
}
