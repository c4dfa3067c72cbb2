using Postvogn.Sandbox.NodePackages;

namespace Postvogn.Sandbox.Azurite;

internal static class AzuriteNeeds
{
    private static readonly NpmNeeds Needs = new("Azurite", "The sandbox runs without it, with --store folder.");

    /// <summary>Asks npm's registry only when it must be installed.</summary>
    public static string? Missing() => Needs.Missing(InstallationOfUser(TimeProvider.System));

    public static string RequireNode() => Needs.RequireNode();

    public static AzuriteInstallation InstallationOfUser(TimeProvider clock) => new(NpmInstallation.CacheOfUser, Needs.InstallAsync, clock);
}
