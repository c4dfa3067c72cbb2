using Postvogn.Sandbox.NodePackages;

namespace Postvogn.Sandbox.Azurite;

internal static class AzuriteNeeds
{
    private static readonly NpmNeeds Needs = new("Azurite", "The sandbox runs without it, with --store folder.");

    /// <summary>Null: it can run here. Asks npm's registry only when it must be installed.</summary>
    public static string? Missing() => Needs.Missing(InstallationOfUser(TimeProvider.System));

    public static string RequireNode() => Needs.RequireNode();

    /// <summary>Which may still have to be made.</summary>
    public static AzuriteInstallation InstallationOfUser(TimeProvider clock) => new(NpmInstallation.CacheOfUser, Needs.InstallAsync, clock);
}
