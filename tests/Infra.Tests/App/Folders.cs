using Postvogn.Infra.Tests.Workflows;

namespace Postvogn.Infra.Tests.App;

/// <summary>The folders that the checks of Bicep look at.</summary>
public static class Folders
{
    public static string Infrastructure => Checkout.PathOf("infra-bicep");

    public static string Bindings => Checkout.PathOf("src/Functions/Bindings");

    public static string HostJson => Checkout.PathOf("host.json");

    /// <summary>The broken samples, one folder each.</summary>
    public static string Samples => Checkout.PathOf("tests/Infra.Tests/Samples");
}
