using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Watches every certificate in use: says what its chain lacks and whose it should be, warns before it expires, and gives the days
/// it has left (<c>postvogn.certificate.days_left</c>).</summary>
internal sealed partial class CertificateWatch(
    PostvognSettings settings, ICertificateSource certificates, TimeProvider clock, ILogger<CertificateWatch> log) : BackgroundService
{
    private const int Expired = 0;
    private static readonly int[] WarnAtDays = [1, 7, 14, 30, 60];
    private static readonly TimeSpan LookEvery = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Watched> watched = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<CertificateLife> Lives()
    {
        lock (gate) return [.. watched.Select(pair => new CertificateLife(pair.Key, DaysLeft(pair.Value.ValidUntil)))];
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var roots = TrustedRoots.Of(settings.DigitalPost);
        foreach (var name in settings.Certificates.Keys)
            certificates.Get(name).Observe(certificate =>
            {
                CertificateOwners.Tell(log, name, certificate.Certificate, settings.Systems.Values);
                Meet(name, certificate, CertificateChain.Gap(certificate, roots));
            });
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            lock (gate)
            {
                foreach (var (name, certificate) in watched) Look(name, certificate);
            }
        }
    }

    private void Meet(string name, ClientCertificate certificate, (string Certificate, string MissingIssuer)? gap)
    {
        if (gap is { } missing) IssuerMissing(log, name, missing.Certificate, missing.MissingIssuer);
        lock (gate)
        {
            watched[name] = new Watched(certificate.CommonName, certificate.ValidUntil);
            Look(name, watched[name]);
        }
    }

    // Gives the days that are left, and tells of each limit once: the nearest one that has been passed.
    private void Look(string name, Watched certificate)
    {
        var days = DaysLeft(certificate.ValidUntil);
        Gauges.Certificate(name, days);
        var limit = days < 0 ? Expired : WarnAtDays.FirstOrDefault(limit => days <= limit, int.MaxValue);
        if (limit >= certificate.ToldAt) return;
        certificate.ToldAt = limit;
        if (limit == Expired) HasExpired(log, name, certificate.CommonName, certificate.ValidUntil);
        else ExpiresSoon(log, name, certificate.CommonName, (int)days, certificate.ValidUntil);
    }

    private double DaysLeft(DateTimeOffset validUntil) => (validUntil - clock.GetUtcNow()).TotalDays;

    [LoggerMessage(EventId = 913, Level = LogLevel.Error,
        Message = "Certificate {Name} ({CommonName}) expired on {ValidUntil:yyyy-MM-dd}: Digital Post refuses it. Order a new OCES " +
            "certificate in MitID Erhverv and put it in its place")]
    private static partial void HasExpired(ILogger log, string name, string commonName, DateTimeOffset validUntil);

    [LoggerMessage(EventId = 917, Level = LogLevel.Warning,
        Message = "Certificate {Name}: '{Certificate}' comes without its issuer '{MissingIssuer}'. Digital Post needs the whole chain up " +
            "to but not including the root in the TLS handshake (TI 16.1.6) and may refuse every call. Export the PFX with all " +
            "certificates of the path and import that")]
    private static partial void IssuerMissing(ILogger log, string name, string certificate, string missingIssuer);

    [LoggerMessage(EventId = 918, Level = LogLevel.Warning,
        Message = "Certificate {Name} ({CommonName}) expires in {Days} days, on {ValidUntil:yyyy-MM-dd}. Order a new OCES certificate in " +
            "MitID Erhverv and put it in its place before")]
    private static partial void ExpiresSoon(ILogger log, string name, string commonName, int days, DateTimeOffset validUntil);

    private sealed class Watched(string commonName, DateTimeOffset validUntil)
    {
        public string CommonName => commonName;

        public DateTimeOffset ValidUntil => validUntil;

        public int ToldAt { get; set; } = int.MaxValue;
    }
}
