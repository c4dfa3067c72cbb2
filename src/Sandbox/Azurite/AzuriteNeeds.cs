using Postvogn.Sandbox.NodePackages;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Azurite;

/// <summary>What a machine must have for Azurite: Node.js, and npm the first time.</summary>
internal static class AzuriteNeeds
{
    private static readonly NpmNeeds Needs = new("Azurite", "The sandbox runs without it, with --store folder.");

    /// <summary>Why it cannot run here, or null. Asks npm's registry only when it must be installed.</summary>
    public static string? Missing() => Needs.Missing(InstallationOfUser(TimeProvider.System));

    /// <summary>Node's full path.</summary>
    /// <exception cref="SandboxException">It is not installed.</exception>
    public static string RequireNode() => Needs.RequireNode();

    /// <summary>The user's own installation, which may still have to be made.</summary>
    public static AzuriteInstallation InstallationOfUser(TimeProvider clock) => new(NpmInstallation.CacheOfUser, Needs.InstallAsync, clock);
}
