using Microsoft.Extensions.Logging;

namespace Postvogn.Sandbox.FunctionsHost;

/// <summary>What every part of the host needs: the clock, ids, and where to log.</summary>
internal sealed record HostContext(TimeProvider Clock, Func<Guid> NewId, ILoggerFactory LoggerFactory)
{
    /// <summary>The version that the app is told: the real host's whose contract this one plays.</summary>
    public const string Version = "4.1037.0.0";

    public static HostContext From(FunctionsHostOptions options) => new(
        options.Clock,
        options.NewId ?? (() => Guid.CreateVersion7(options.Clock.GetUtcNow())),
        options.LoggerFactory);
}
