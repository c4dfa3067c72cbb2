using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Protocol;

namespace Postvogn.Sandbox.FunctionsHost.Invocations;

internal sealed record FunctionCall(FunctionDefinition Function, TypedData Input, IReadOnlyDictionary<string, TypedData> Metadata)
{
    public TraceParent Trace { get; init; } = TraceParent.New();

    /// <summary>The caller has gone.</summary>
    public CancellationToken GivenUp { get; init; }

    /// <summary>For HTTP: the request itself, sent at the same time. Gives an error, or null.</summary>
    public Func<Uri, Guid, CancellationToken, Task<string?>>? Forward { get; init; }
}
