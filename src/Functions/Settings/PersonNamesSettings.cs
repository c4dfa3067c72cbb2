namespace Postvogn.Functions.Settings;

/// <summary>How names are looked up at Datafordeleren (docs/adr/0022): with one of Postvogn__Certificates, as an IT system of Datafordeler
/// Administration. The only roots that the server's certificate may lead to are for test and sandbox; null trusts the system's.</summary>
internal sealed record PersonNamesSettings(string Certificate, string ClientId, Uri Address, Uri TokenAddress, string? TrustedRoots)
{
    public static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    // With its connection.
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(20);
}
