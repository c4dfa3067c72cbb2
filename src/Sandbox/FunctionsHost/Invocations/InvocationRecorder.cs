namespace Postvogn.Sandbox.FunctionsHost.Invocations;

/// <summary>Follows invocations from their beginning to their line in the log.</summary>
internal sealed class InvocationRecorder(InvocationLog log, ActivityGauge gauge, HostContext context)
{
    public InvocationScope Begin(string function)
    {
        gauge.Enter();
        return new InvocationScope(this, function, context.NewId(), context.Clock.GetUtcNow(), context.Clock.GetTimestamp());
    }

    public Invocation End(InvocationScope scope, InvocationEnd end)
    {
        var invocation = new Invocation
        {
            Id = scope.Id,
            Function = scope.Function,
            Outcome = end.Outcome,
            StartedAt = scope.StartedAt,
            Duration = context.Clock.GetElapsedTime(scope.Timestamp),
            Error = end.Error,
            Logs = end.Logs,
        };
        log.Add(invocation);
        return invocation;
    }

    public void Leave() => gauge.Leave();
}
