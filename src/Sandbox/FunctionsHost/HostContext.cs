namespace Postvogn.Sandbox.FunctionsHost;

internal sealed record HostContext(TimeProvider Clock, ILoggerFactory LoggerFactory)
{
    /// <summary>The real host's whose contract this one plays.</summary>
    public const string Version = "4.1037.0.0";

    public Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());
}
