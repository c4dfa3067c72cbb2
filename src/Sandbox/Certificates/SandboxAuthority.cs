using System.Security.Cryptography.X509Certificates;

namespace Postvogn.Sandbox.Certificates;

/// <summary>
/// The sandbox's own certificate authority. It is made on the first run, kept in a folder, and loaded again on the next; what has
/// expired by the given clock is renewed. It plays both parts of TI 2.6.1: the issuer of web certificates and the issuer of OCES
/// certificates. Its keys protect nothing but the sandbox.
/// </summary>
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

    /// <summary>The root certificate with its private key.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>The root certificate as a PEM file, for clients that must trust it.</summary>
    public string RootPemPath => this.folder.PathOf("root.pem");

    /// <summary>Loads the authority of a folder, or makes a new one there.</summary>
    /// <param name="directory">The folder; made if it is not there, readable by its owner alone.</param>
    /// <param name="clock">Tells what has expired.</param>
    /// <returns>The authority.</returns>
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

    /// <summary>A server certificate for the given hosts; the same one each time until it expires.</summary>
    /// <param name="hosts">DNS names and IP addresses; the first is the subject. At least one.</param>
    /// <returns>The certificate with its private key.</returns>
    public X509Certificate2 IssueServer(params string[] hosts)
    {
        if (hosts is [])
            throw new ArgumentException("A server certificate needs at least one host.", nameof(hosts));
        return LoadOrIssue($"server-{string.Join('-', hosts)}", now => CertificateForge.Server(Root, hosts, now));
    }

    /// <summary>A client certificate as OCES3 organisation certificates are; the same one each time until it expires.</summary>
    /// <param name="cvr">The CVR number of the organisation: eight digits.</param>
    /// <param name="name">The common name: what the organisation calls the certificate.</param>
    /// <returns>The certificate with its private key.</returns>
    public X509Certificate2 IssueOces(string cvr, string name) =>
        LoadOrIssue($"oces-{cvr}-{name}", now => CertificateForge.Oces(Root, cvr, name, now));

    /// <summary>Whether a certificate was issued by this authority and is valid at a moment.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="usage">The extended key usage that it must have, by its object identifier.</param>
    /// <returns><see langword="true"/> when it leads to <see cref="Root"/>.</returns>
    public bool HasIssued(X509Certificate2 certificate, DateTimeOffset moment, string usage)
    {
        using var chain = new X509Chain { ChainPolicy = CertificateTrust.Policy(Root, moment, usage) };
        return chain.Build(certificate);
    }

    /// <inheritdoc/>
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
