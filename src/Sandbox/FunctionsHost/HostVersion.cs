namespace Postvogn.Sandbox.FunctionsHost;

/// <summary>The version that the app is told: the real host's whose contract this one plays.</summary>
internal static class HostVersion
{
    public const string Number = "4.1037.0.0";
    public const string VersionHeader = "X-Azure-Functions-HostVersion";
    public const string InvocationIdHeader = "X-Azure-Functions-InvocationId";
}
