using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Sandbox.FunctionsHost;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

/// <summary>A host context whose ids count up.</summary>
internal static class TestContext
{
    public static HostContext With(TimeProvider clock)
    {
        var last = 0;
        return new HostContext(clock, () => new Guid(Interlocked.Increment(ref last), 0, 0, new byte[8]), NullLoggerFactory.Instance);
    }
}
