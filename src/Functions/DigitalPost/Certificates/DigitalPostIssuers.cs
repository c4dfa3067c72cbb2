using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Whether a certificate is an organisation certificate of Digital Post's CVR number below the configured issuers (docs/adr/0016).
/// Nothing is fetched: the chain is made of the leaf and the configuration alone.</summary>
internal static class DigitalPostIssuers
{
    private const string ForClients = "1.3.6.1.5.5.7.3.2";

    /// <summary>Why it is not; null when it is.</summary>
    public static PushRefusal? Refusal(X509Certificate2 certificate, PushIssuerSettings issuers, DateTimeOffset now) =>
        RefusalOfChain(certificate, issuers, now) ?? RefusalOfOwner(certificate, issuers.Cvr);

    private static PushRefusal? RefusalOfChain(X509Certificate2 certificate, PushIssuerSettings issuers, DateTimeOffset now)
    {
        using var chain = new X509Chain { ChainPolicy = PolicyOf(issuers, now) };
        var good = chain.Build(certificate);
        var faults = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        foreach (var element in chain.ChainElements) element.Certificate.Dispose();
        if (good) return null;
        return faults switch
        {
            X509ChainStatusFlags.NotTimeValid => PushRefusal.IssuerNotValidNow,
            X509ChainStatusFlags.NotValidForUsage => PushRefusal.NotForClients,
            _ => PushRefusal.NotFromTheIssuers,
        };
    }

    private static PushRefusal? RefusalOfOwner(X509Certificate2 certificate, string cvr) => OcesSubject.CvrOf(certificate) switch
    {
        null => PushRefusal.NoOrganisation,
        var owner when owner != cvr => PushRefusal.OtherOrganisation,
        _ => null,
    };

    private static X509ChainPolicy PolicyOf(PushIssuerSettings issuers, DateTimeOffset now)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTimeIgnored = false,
            VerificationTime = now.UtcDateTime,
        };
        policy.ApplicationPolicy.Add(new Oid(ForClients));
        policy.CustomTrustStore.AddRange(issuers.Roots);
        policy.ExtraStore.AddRange(issuers.Issuing);
        return policy;
    }
}
