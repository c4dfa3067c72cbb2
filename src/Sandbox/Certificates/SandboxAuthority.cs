namespace Postvogn.Sandbox.Certificates;

/// <summary>Kept in a folder; what has expired by the clock is renewed. It issues both web and OCES certificates (TI 2.6.1).</summary>
internal sealed class SandboxAuthority : IDisposable
{
    private readonly Lock gate = new();
    private readonly CertificateFolder folder;
    private readonly TimeProvider clock;

    private SandboxAuthority(CertificateFolder folder, X509Certificate2 root, TimeProvider clock)
    {
        this.folder = folder;
        Root = root;
        this.clock = clock;
    }

    public X509Certificate2 Root { get; }

    public string RootPemPath => this.folder.PathOf("root.pem");

    /// <summary>Readable by its owner alone.</summary>
    public static SandboxAuthority LoadOrCreate(string directory, TimeProvider clock)
    {
        var folder = new CertificateFolder(directory);
        var root = folder.Load("root");
        if (root is null || !IsWithinValidity(root, clock))
        {
            root?.Dispose();
            root = CertificateForge.Root(clock.GetUtcNow());
            folder.Save("root", root);
        }

        folder.SavePem("root", root);
        return new SandboxAuthority(folder, root, clock);
    }

    /// <summary>The same one until it expires. The first host is the subject.</summary>
    public X509Certificate2 IssueServer(params string[] hosts)
    {
        if (hosts is [])
            throw new ArgumentException("A server certificate needs at least one host.", nameof(hosts));
        return LoadOrIssue($"server-{string.Join('-', hosts)}", now => CertificateForge.Server(Root, hosts, now));
    }

    /// <summary>The same one until it expires.</summary>
    public X509Certificate2 IssueOces(string cvr, string name) =>
        LoadOrIssue($"oces-{cvr}-{name}", now => CertificateForge.Oces(Root, cvr, name, now));

    public bool HasIssued(X509Certificate2 certificate, DateTimeOffset moment, string usage)
    {
        using var chain = new X509Chain { ChainPolicy = CertificateTrust.Policy(Root, moment, usage) };
        return chain.Build(certificate);
    }

    public void Dispose() => Root.Dispose();

    private static bool IsWithinValidity(X509Certificate2 certificate, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return certificate.NotBefore.ToUniversalTime() <= now && now < certificate.NotAfter.ToUniversalTime();
    }

    private X509Certificate2 LoadOrIssue(string name, Func<DateTimeOffset, X509Certificate2> issue)
    {
        lock (gate)
        {
            var kept = this.folder.Load(name);
            if (kept is not null && CertificateTrust.IsFrom(Root, kept, this.clock.GetUtcNow()))
                return kept;

            kept?.Dispose();
            var issued = issue(this.clock.GetUtcNow());
            this.folder.Save(name, issued);
            return issued;
        }
    }
}
