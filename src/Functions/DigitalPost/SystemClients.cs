using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Postvogn.DigitalPost;
using Postvogn.Functions.Certificates;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>The clients of Digital Post, one a system; systems with the same certificate share its connections.</summary>
public sealed class SystemClients(PostvognSettings settings, ICertificateSource certificates, TimeProvider clock, ILogger<DigitalPostClient> log) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<DigitalPostConnection>> connections = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The delays of this installation's retries.</summary>
    public RetryTiming Delays { get; } = new() { RetryAfter = settings.Timing.RetryAfter, ResendUnknownAfter = settings.Timing.ResendUnknownAfter };

    /// <summary>The client of the system of this name.</summary>
    /// <exception cref="CertificateException">Its certificate cannot be used.</exception>
    public DigitalPostClient For(string system)
    {
        var its = settings.Systems[system];
        return connections.GetOrAdd(its.Certificate, name => new Lazy<DigitalPostConnection>(() => Connect(name))).Value.ClientFor(its.ApiKey);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connection in connections.Values.Where(connection => connection.IsValueCreated)) connection.Value.Dispose();
    }

    private DigitalPostConnection Connect(string certificate)
    {
        var post = settings.DigitalPost;
        var limits = post.IsProduction ? DigitalPostEnvironment.Production : DigitalPostEnvironment.Test;
        return new DigitalPostConnection(
            new DigitalPostConnectionOptions
            {
                Environment = limits with { BaseAddress = post.BaseAddress },
                ClientCertificate = certificates.Get(certificate),
                TrustedRoots = post.TrustedRoots is null ? null : Roots(post.TrustedRoots),
            },
            clock,
            log);
    }

    private static X509Certificate2Collection Roots(string pemFile)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(pemFile);
        return roots;
    }
}
