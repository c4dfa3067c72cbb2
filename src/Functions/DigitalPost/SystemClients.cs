using Postvogn.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Lends the clients of Digital Post. Systems with the same certificate share its connections; a new certificate is used by the
/// next lease, and those under way end in peace.</summary>
internal sealed class SystemClients(
    PostvognSettings settings, SystemCredentials credentials, TimeProvider clock, Random random, ILogger<DigitalPostClient> log)
    : IDisposable
{
    // Two more tries within seconds pass over a blip; a longer outage is for the records, and for the circuit (docs/adr/0030).
    private const int Repeats = 2;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LentConnection> connections = new(StringComparer.OrdinalIgnoreCase);
    private readonly DigitalPostEnvironment environment = EnvironmentOf(settings.DigitalPost);

    /// <summary>The delays of one decision whether and when to try again.</summary>
    public RetryTiming Delays => settings.Timing.Delays(random);

    /// <summary>The systems' buckets; they outlive every connection.</summary>
    public SystemBuckets Buckets { get; } = new(EnvironmentOf(settings.DigitalPost).RateLimit, clock);

    /// <summary>Lends the client of a system; dispose of the lease when the calls are over. Null when its certificate or API key has not
    /// been read yet, after a wait for it: end without a failure and leave the work open (docs/adr/0007).</summary>
    public async Task<ClientLease?> RentAsync(string system, CancellationToken cancellationToken)
    {
        var its = settings.Systems[system];
        if (!await credentials.AreThereAsync(its, cancellationToken)) return null;
        lock (gate)
        {
            // Read within the lock, so that nobody comes late with a certificate that has been replaced meanwhile.
            var (certificate, key) = credentials.Of(its);
            return ConnectionWith(its.Certificate, certificate).Lend(key);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var connection in connections.Values) connection.Retire();
            connections.Clear();
        }
    }

    private static DigitalPostEnvironment EnvironmentOf(DigitalPostSettings post) =>
        (post.IsProduction ? DigitalPostEnvironment.Production : DigitalPostEnvironment.Test) with { BaseAddress = post.BaseAddress };

    private LentConnection ConnectionWith(string name, ClientCertificate certificate)
    {
        var last = connections.GetValueOrDefault(name);
        if (last is not null && last.Certificate == certificate) return last;
        var next = new LentConnection(Connect(certificate), certificate);
        connections[name] = next;
        last?.Retire();
        return next;
    }

    private DigitalPostConnection Connect(ClientCertificate certificate) => new(
        new DigitalPostConnectionOptions
        {
            Environment = environment,
            ClientCertificate = certificate.Certificate,
            ClientCertificateChain = certificate.Issuers,
            TrustedRoots = settings.DigitalPost.TrustedRoots is null ? null : TrustedRoots.Of(settings.DigitalPost),
            Buckets = Buckets,
            Refused = _ => credentials.Doubt(),
            Repeats = Repeats,
            Random = random,
        },
        clock,
        log);
}
