using Postvogn.DigitalPost;
using Postvogn.Drops.Routing;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Settings;

/// <summary>Valid as it stands. The app settings are named in docs/configuration.md.</summary>
internal sealed record PostvognSettings
{
    public required StorageSettings Storage { get; init; }

    public required HintSettings Hints { get; init; }

    public IdentitySettings Identity { get; init; } = new(ClientId: null);

    public required DigitalPostSettings DigitalPost { get; init; }

    // Null when no system uses it.
    public SftpServerSettings? Sftp { get; init; }

    // Null when nothing is kept in one.
    public KeyVaultSettings? KeyVault { get; init; }

    public required IReadOnlyDictionary<string, CertificateSettings> Certificates { get; init; }

    public required IReadOnlyDictionary<string, SystemSettings> Systems { get; init; }

    // By the name of its folder.
    public required IReadOnlyDictionary<string, SourceSettings> Sources { get; init; }

    public required InboxSettings Inbox { get; init; }

    // Null when contact points are not watched.
    public OrganisationSettings? Organisation { get; init; }

    // SHA-256 (lower-case hex) of the certificates with which Digital Post may push to us; several, so that a change of certificate is no
    // outage.
    public required IReadOnlySet<string> PushThumbprints { get; init; }

    // How else Digital Post is known when it pushes; null when by thumbprints alone.
    public PushIssuerSettings? PushIssuers { get; init; }

    public ScanSettings? Scan { get; init; }

    public PersonNamesSettings? PersonNames { get; init; }

    public required TimingSettings Timing { get; init; }

    public required TransmissionSettings Transmissions { get; init; }

    public ContactsSettings Contacts { get; init; } = ContactsSettings.None;

    public TelemetrySettings Telemetry { get; init; } = TelemetrySettings.None;

    // For crash tests only: where the process kills itself.
    public KillPoint? KillAt { get; init; }

    public bool SomebodyMayPush => PushThumbprints.Count > 0 || PushIssuers is not null;

    public IEnumerable<string> RecipientCvrs() => Systems.Values.Where(system => system.Receives).Select(system => system.Cvr).Distinct();

    public SystemSettings? SystemById(Guid id) => Systems.Values.FirstOrDefault(system => system.Id == id);

    // Null: the source is no longer configured, or neither says nor has a destination of its own name (docs/adr/0041).
    public string? DestinationOfReplies(string source) => !Sources.TryGetValue(source, out var its)
        ? null
        : its.Destination ?? Inbox.DestinationsByContactPoint.Values.FirstOrDefault(
            destination => destination.Equals(source, StringComparison.OrdinalIgnoreCase));

    // The system itself; for one with protocol SFTP, another one of its organisation (docs/adr/0018). Null: none has a REST API.
    public SystemSettings? RestCallerFor(SystemSettings sender) => sender.CallsRest
        ? sender
        : Systems.Values.Where(other => other.CallsRest && other.Cvr == sender.Cvr).OrderByDescending(other => other.Sends)
            .ThenBy(other => other.Name, StringComparer.Ordinal).FirstOrDefault();

    // What is stored has the name as it was configured then; since, its capital letters may have changed.
    public bool IsSystem(Guid id, string name) => string.Equals(SystemById(id)?.Name, name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Scheme and host, without <c>/apis/v1</c>. Further roots are for test and sandbox. Production says whose limits hold (TI 12.1),
/// else those of TEST.</summary>
internal sealed record DigitalPostSettings(Uri BaseAddress, string? TrustedRoots, bool IsProduction)
{
    // Of doNotDeliverUntilDate; TI 13.4.3 says that there is a limit, and not which.
    public int MaxDaysUntilDelivery { get; init; } = 365;
}

/// <summary>A PFX file (no password: empty, as from Key Vault) or the name of a Key Vault certificate.</summary>
internal sealed record CertificateSettings(string? Path, string? KeyVaultCertificate, string Password)
{
    // Without the password.
    public override string ToString() => Path ?? KeyVaultCertificate ?? "";
}

/// <summary>As it is set up in Administrative Access.</summary>
internal sealed record SystemSettings
{
    public required string Name { get; init; }

    public required Guid Id { get; init; }

    // Null when it is in the vault, or when there is none (SFTP).
    public required ApiKey? ApiKey { get; init; }

    // The vault's secret that holds it; null when it is in the settings.
    public string? ApiKeySecret { get; init; }

    // The name of its client certificate; empty when it has none (SFTP).
    public required string Certificate { get; init; }

    // Of the organisation that it belongs to: the sender of its letters unless a letter names another.
    public required string Cvr { get; init; }

    // Of the vendor that the system is delegated to, whose certificate it shows (TI 2.6.1); null when it shows the organisation's own.
    public string? VendorCvr { get; init; }

    // The sender's name on a letter that names none.
    public required string Label { get; init; }

    public required SystemProtocol Protocol { get; init; }

    // Null when it does not enter the SFTP server. A system of any protocol may.
    public SftpLoginSettings? Sftp { get; init; }

    // It lists and fetches what waits for it: also when it is told of it (REST_PUBLISH_SUBSCRIBE, TI 10.6.2).
    public bool Pulls => Protocol is SystemProtocol.RestPull or SystemProtocol.RestPublishSubscribe;

    // An SFTP system has neither certificate nor API key (TI 2.6.1).
    public bool CallsRest => Protocol != SystemProtocol.Sftp;

    public required bool Sends { get; init; }

    public required bool Receives { get; init; }
}

/// <summary>The default is for a contact point that no destination names, or a letter without one. ContactPointIDs are lower
/// case.</summary>
internal sealed record InboxSettings(string DefaultDestination, IReadOnlyDictionary<string, string> DestinationsByContactPoint)
{
    public IReadOnlyList<RoutingRule> Rules { get; init; } = [];

    public IReadOnlyCollection<string> Folders =>
        [DefaultDestination, .. DestinationsByContactPoint.Values, .. Rules.Select(rule => rule.Destination)];
}

/// <summary>How long: anything open stands still before Sweep hints again, a POST without an answer before it is sent again, the first wait
/// of a call that was not taken (it doubles), a letter without its receipt before the event log is asked, an accepted letter for others of
/// its transmission.</summary>
internal sealed record TimingSettings(
    TimeSpan SweepAfter, TimeSpan ResendUnknownAfter, TimeSpan RetryAfter, TimeSpan ChaseAfter, TimeSpan BatchWait)
{
    // How long a drop may lie without an end before somebody is told.
    public TimeSpan DropOverdueAfter { get; init; } = TimeSpan.FromHours(1);

    // How long a letter may lie with a print provider before somebody is told.
    public TimeSpan PrintOverdueAfter { get; init; } = TimeSpan.FromDays(3);

    // Of one decision whether and when to try again, with a spread of its own.
    public RetryTiming Delays(Random random) =>
        new() { RetryAfter = RetryAfter, ResendUnknownAfter = ResendUnknownAfter, Jitter = random.NextDouble() };
}

/// <summary>Of one archive; bytes of MeMo before packing. One letter alone may be larger.</summary>
internal sealed record TransmissionSettings(int MaxLetters, long MaxBytes);
