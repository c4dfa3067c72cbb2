namespace Postvogn.Sandbox.Staging;

internal enum HostKind
{
    Sandbox,

    /// <summary>Microsoft's own host, by Azure Functions Core Tools.</summary>
    CoreTools,

    /// <summary>The same, started by somebody else, such as an editor.</summary>
    Elsewhere,
}
