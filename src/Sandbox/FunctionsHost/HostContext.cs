using Microsoft.Extensions.Logging;

namespace Postvogn.Sandbox.FunctionsHost;

/// <summary>What every part of the host needs: the clock, ids, and where to log.</summary>
internal sealed record HostContext(TimeProvider Clock, Func<Guid> NewId, ILoggerFactory LoggerFactory)
{
    public static HostContext From(FunctionsHostOptions options) => new(
        options.Clock,
        options.NewId ?? (() => Guid.CreateVersion7(options.Clock.GetUtcNow())),
        options.LoggerFactory);
}
