namespace Postvogn.Functions.Settings;

/// <summary>docs/adr/0022. One of Postvogn__Certificates, as an IT system of Datafordeler Administration. Other roots are for test and
/// sandbox; null trusts the system's.</summary>
internal sealed record PersonNamesSettings(string Certificate, string ClientId, Uri Address, Uri TokenAddress, string? TrustedRoots)
{
    public static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    // With its connection.
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(20);
}
