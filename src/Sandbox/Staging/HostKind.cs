namespace Postvogn.Sandbox.Staging;

internal enum HostKind
{
    Sandbox,

    CoreTools,

    /// <summary>Microsoft's, started by somebody else, such as an editor.</summary>
    Elsewhere,
}
