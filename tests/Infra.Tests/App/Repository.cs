namespace Postvogn.Infra.Tests.App;

/// <summary>The folders of the repository.</summary>
public static class Repository
{
    public static string Infrastructure => Checkout.PathOf("infra-bicep");

    public static string Bindings => Checkout.PathOf("src/Functions/Bindings");

    public static string HostJson => Checkout.PathOf("host.json");

    /// <summary>The broken samples, one folder each.</summary>
    public static string Samples => Checkout.PathOf("tests/Infra.Tests/Samples");
}
