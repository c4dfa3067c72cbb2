namespace Postvogn.Sandbox.FunctionsHost.Invocations;

/// <summary>An invocation under way; disposing it says that it is over.</summary>
internal sealed record InvocationScope(InvocationRecorder Recorder, string Function, Guid Id, DateTimeOffset StartedAt, long Timestamp) : IDisposable
{
    public Invocation End(InvocationEnd end) => Recorder.End(this, end);

    public void Dispose() => Recorder.Leave();
}
