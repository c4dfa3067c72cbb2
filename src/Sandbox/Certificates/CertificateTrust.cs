namespace Postvogn.Sandbox.Certificates;

internal static class CertificateTrust
{
    public const string ServerUsage = "1.3.6.1.5.5.7.3.1";

    public const string ClientUsage = "1.3.6.1.5.5.7.3.2";

    public static X509ChainPolicy Policy(X509Certificate2 root, DateTimeOffset moment, string? usage)
    {
        var policy = PolicyOfNow(root, usage);
        policy.VerificationTimeIgnored = false;
        policy.VerificationTime = moment.UtcDateTime;
        return policy;
    }

    /// <summary>A connection is judged by the machine's own clock each time.</summary>
    public static X509ChainPolicy PolicyOfNow(X509Certificate2 root, string? usage)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.Add(root);
        if (usage is not null)
            policy.ApplicationPolicy.Add(new Oid(usage));
        return policy;
    }

    public static bool IsFrom(X509Certificate2 root, X509Certificate2 certificate, DateTimeOffset moment)
    {
        using var chain = new X509Chain { ChainPolicy = Policy(root, moment, usage: null) };
        return chain.Build(certificate);
    }
}
