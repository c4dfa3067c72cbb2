namespace Postvogn.Functions.Settings;

/// <summary>How names are looked up at Datafordeleren (<c>Postvogn__PersonNames__…</c>; docs/adr/0022).</summary>
/// <param name="Certificate">The name of one of <c>Postvogn__Certificates</c> (<c>__Certificate</c>).</param>
/// <param name="ClientId">The client id of the IT system in Datafordeler Administration (<c>__ClientId</c>).</param>
/// <param name="Address">The GraphQL service for CPR (<c>__Address</c>).</param>
/// <param name="TokenAddress">Where tokens are given for certificates (<c>__TokenAddress</c>).</param>
/// <param name="TrustedRoots">A PEM file of the only roots that the server's certificate may lead to, for test and sandbox; null trusts
/// the system's (<c>__TrustedRoots</c>).</param>
internal sealed record PersonNamesSettings(string Certificate, string ClientId, Uri Address, Uri TokenAddress, string? TrustedRoots)
{
    /// <summary>How long a connection may take.</summary>
    public static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    /// <summary>How long a call may take, with its connection.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(20);
}
