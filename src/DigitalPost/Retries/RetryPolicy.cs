namespace Postvogn.DigitalPost;

/// <summary>Pure: the same question has the same answer.</summary>
public static class RetryPolicy
{
    /// <summary>By attempt (from 1) and age since the first; <see cref="RetryTiming.Default"/> when null. Lengthen it by
    /// <see cref="RetryDecision.NoSoonerThan"/>.</summary>
    public static RetryDecision Decide(Operation operation, CallOutcome outcome, int attempt, TimeSpan age, RetryTiming? timing = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var (step, reason) = RetryTable.RuleFor(operation, outcome);
        // What was not tried is no attempt: it gets no older by it, and waits no longer than the first one.
        return outcome == CallOutcome.NotTried
            ? Decide(step, reason, isSend: false, attempt: 1, age: TimeSpan.Zero, timing ?? RetryTiming.Default)
            : Decide(step, reason, RetryTable.IsSend(operation), attempt, age, timing ?? RetryTiming.Default);
    }

    /// <summary>The same after <see cref="SftpConnection.UploadArchiveAsync"/>.</summary>
    public static RetryDecision DecideUpload(SftpOutcome outcome, int attempt, TimeSpan age, RetryTiming? timing = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var (step, reason) = UploadTable.RuleFor(outcome);
        return Decide(step, reason, isSend: true, attempt, age, timing ?? RetryTiming.Default);
    }

    /// <summary>The same after the technical receipt of an upload refused it (TI 13.4.4), by how many have asked for the very same archive
    /// again. May be known: Digital Post may have it of an earlier attempt.</summary>
    public static RetryDecision DecideRefusal(string? code, bool mayBeKnown, int asked, TimeSpan age, RetryTiming? timing = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(asked, 1);
        var times = timing ?? RetryTiming.Default;
        var (step, reason) = UploadTable.RuleFor(code, mayBeKnown);
        return step is RetryStep.ResendAfter or RetryStep.RetryAfter && asked >= times.MostRefusals
            ? new(RetryStep.GiveUp, TimeSpan.Zero, $"{reason} It was sent {asked} times.")
            : Decide(step, reason, isSend: true, asked, age, times);
    }

    /// <summary>Whether it may have, however old it is.</summary>
    public static bool MayHaveArrived(Operation operation, CallOutcome outcome) =>
        RetryTable.RuleFor(operation, outcome).Step == RetryStep.ResendAfter;

    /// <summary>Whether it may have, however old it is.</summary>
    public static bool MayHaveArrived(SftpOutcome outcome) => UploadTable.RuleFor(outcome).Step == RetryStep.ResendAfter;

    private static RetryDecision Decide(RetryStep step, string? reason, bool isSend, int attempt, TimeSpan age, RetryTiming times)
    {
        if (step is RetryStep.Done or RetryStep.Settled or RetryStep.GiveUp)
            return new(step, TimeSpan.Zero, reason);
        // A letter is never given up because of a setting of ours, however long it takes to put right.
        if (age >= times.GiveUpAfter && !(step == RetryStep.Hold && isSend))
            return new(RetryStep.GiveUp, TimeSpan.Zero, $"{reason} It is {age.TotalDays:0.#} days old.");
        var spread = new Spread(times.Jitter, age < times.GiveUpAfter ? times.GiveUpAfter - age : times.GiveUpAfter);
        return new(step, spread.Over(DelayOf(step, attempt, times)), reason) { Spread = spread };
    }

    private static TimeSpan DelayOf(RetryStep step, int attempt, RetryTiming times) => step switch
    {
        RetryStep.Hold => times.HoldFor,
        RetryStep.ResendAfter => Doubled(times.ResendUnknownAfter, attempt, times.LongestDelay),
        _ => Doubled(times.RetryAfter, attempt, times.LongestDelay),
    };

    private static TimeSpan Doubled(TimeSpan first, int attempt, TimeSpan longest)
    {
        var delay = first * Math.Pow(2, Math.Min(attempt - 1, 20));
        return delay < longest ? delay : longest;
    }
}
