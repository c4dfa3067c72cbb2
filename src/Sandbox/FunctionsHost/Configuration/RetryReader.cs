namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>Reads <c>retry</c> of a function.json.</summary>
internal static class RetryReader
{
    public static RetryRule? Read(JsonSection root, Trigger? trigger)
    {
        if (root.Section("retry") is not { } section) return null;
        if (trigger is not TimerTrigger)
        {
            root.Fault("retry", "is for timers only.", "Remove it: a queue delivers again by itself, and an HTTP client repeats its request.");
        }

        var count = section.Number("maxRetryCount", -1, -1);
        if (!section.Has("maxRetryCount")) section.Fault("maxRetryCount", "is missing.", "Say how often; -1 is without end.");
        var rule = section.Choice("strategy", RetryStrategy.FixedDelay) == RetryStrategy.FixedDelay
            ? Fixed(section, count)
            : Exponential(section, count);
        section.RefuseTheRest();
        return rule;
    }

    private static RetryRule Fixed(JsonSection section, int count)
    {
        if (!section.Has("strategy")) section.Fault("strategy", "is missing.", "Write fixedDelay or exponentialBackoff.");
        var delay = Delay(section, "delayInterval");
        return new RetryRule(count, delay, delay);
    }

    private static RetryRule Exponential(JsonSection section, int count)
    {
        var rule = new RetryRule(count, Delay(section, "minimumInterval"), Delay(section, "maximumInterval"));
        if (rule.Least > rule.Most) section.Fault("minimumInterval", "is more than maximumInterval.", "Make it at most as long.");
        return rule;
    }

    private static TimeSpan Delay(JsonSection section, string name)
    {
        if (!section.Has(name)) section.Fault(name, "is missing.", "Write it as hh:mm:ss.");
        return section.Time(name, TimeSpan.Zero);
    }
}
