namespace Postvogn.Sandbox.Staging;

/// <summary>What runs the function app.</summary>
internal enum HostKind
{
    /// <summary>The sandbox's stand-in for the Functions host.</summary>
    Sandbox,

    /// <summary>Microsoft's own host, by Azure Functions Core Tools.</summary>
    CoreTools,

    /// <summary>Microsoft's own host, started by somebody else, such as an editor.</summary>
    Elsewhere,
}
