using Postvogn.Infra.Tests.Workflows;

namespace Postvogn.Infra.Tests.App;

/// <summary>The folders that the checks of Bicep look at.</summary>
public static class Folders
{
    public static string Infrastructure => Checkout.PathOf("infra-bicep");

    /// <summary>The app as it was built before these tests: what is deployed, but for publishing.</summary>
    public static string BuiltApp { get; } = FindBuiltApp();

    public static string HostJson => Checkout.PathOf("host.json");

    // Beside the tests' own configuration and framework.
    private static string FindBuiltApp()
    {
        var own = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar);
        return Checkout.PathOf(Path.Combine("src", "Functions", "bin", own[^2], own[^1]));
    }
}
