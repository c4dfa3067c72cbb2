using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Settings;

/// <summary>The whole configuration, valid as it stands. Each value's app setting is named in docs/configuration.md.</summary>
internal sealed record PostvognSettings
{
    /// <summary>Where all that must not be lost is kept.</summary>
    public required StorageSettings Storage { get; init; }

    /// <summary>The queues that carry hints.</summary>
    public required HintSettings Hints { get; init; }

    /// <summary>The app's identity in Azure.</summary>
    public IdentitySettings Identity { get; init; } = new(ClientId: null);

    /// <summary>Digital Post itself.</summary>
    public required DigitalPostSettings DigitalPost { get; init; }

    /// <summary>Digital Post's SFTP server; null when no system uses it.</summary>
    public SftpServerSettings? Sftp { get; init; }

    /// <summary>The key vault; null when nothing is kept in one.</summary>
    public KeyVaultSettings? KeyVault { get; init; }

    /// <summary>The certificates by name (<c>Postvogn__Certificates__{name}__…</c>).</summary>
    public required IReadOnlyDictionary<string, CertificateSettings> Certificates { get; init; }

    /// <summary>The sender and recipient systems by name (<c>Postvogn__Systems__{name}__…</c>).</summary>
    public required IReadOnlyDictionary<string, SystemSettings> Systems { get; init; }

    /// <summary>Which system sends what a source drops: source to name of system (<c>Postvogn__Sources__{source}__System</c>).</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    /// <summary>Where received letters go.</summary>
    public required InboxSettings Inbox { get; init; }

    /// <summary>How the organisation's contact points are watched; null when they are not.</summary>
    public OrganisationSettings? Organisation { get; init; }

    /// <summary>SHA-256 thumbprints (lower-case hex) of the client certificates with which Digital Post may push to us
    /// (<c>Postvogn__Push__Thumbprints</c>); several, so that a change of certificate is no outage.</summary>
    public required IReadOnlySet<string> PushThumbprints { get; init; }

    /// <summary>How else Digital Post is known when it pushes: by issuer and CVR number (<c>Postvogn__Push__Cvr</c> and
    /// <c>Postvogn__Push__Issuers</c>); null when by thumbprints alone.</summary>
    public PushIssuerSettings? PushIssuers { get; init; }

    /// <summary>What scans received letters for viruses; null: nothing does.</summary>
    public ScanSettings? Scan { get; init; }

    /// <summary>How names are looked up by CPR number; null: they are not.</summary>
    public PersonNamesSettings? PersonNames { get; init; }

    /// <summary>How long things may stand still.</summary>
    public required TimingSettings Timing { get; init; }

    /// <summary>Limits on one transmission.</summary>
    public required TransmissionSettings Transmissions { get; init; }

    /// <summary>How the app knows who can be reached (<c>Postvogn__Contacts__…</c>).</summary>
    public ContactsSettings Contacts { get; init; } = ContactsSettings.None;

    /// <summary>Where telemetry goes.</summary>
    public TelemetrySettings Telemetry { get; init; } = TelemetrySettings.None;

    /// <summary>For crash tests only: where the process kills itself; null in all other use (<c>Postvogn__Test__KillAt</c> and
    /// <c>Postvogn__Test__KilledFile</c>).</summary>
    public KillPoint? KillAt { get; init; }

    /// <summary>The CVR numbers of the organisations that receive letters here, each once.</summary>
    public IEnumerable<string> RecipientCvrs() => Systems.Values.Where(system => system.Receives).Select(system => system.Cvr).Distinct();

    /// <summary>The system with this id, or null.</summary>
    public SystemSettings? SystemById(Guid id) => Systems.Values.FirstOrDefault(system => system.Id == id);
}

/// <summary>Digital Post's address.</summary>
/// <param name="BaseAddress">Scheme and host, without <c>/apis/v1</c> (<c>Postvogn__DigitalPost__BaseAddress</c>).</param>
/// <param name="TrustedRoots">A PEM file of further roots for its server certificate, for test and sandbox; null trusts the system's
/// (<c>Postvogn__DigitalPost__TrustedRoots</c>).</param>
/// <param name="IsProduction">Whether the limits of production hold (TI 12.1); false means those of TEST
/// (<c>Postvogn__DigitalPost__Environment</c>, <c>Production</c> or <c>Test</c>, default Production).</param>
internal sealed record DigitalPostSettings(Uri BaseAddress, string? TrustedRoots, bool IsProduction);

/// <summary>A client certificate: in a PFX file or in the key vault.</summary>
/// <param name="Path">The file (<c>__Path</c>); null when it is in the vault.</param>
/// <param name="KeyVaultCertificate">
/// The name of the Key Vault certificate (<c>__KeyVaultCertificate</c>); null when it is in a file.
/// </param>
/// <param name="Password">The password of the PFX; empty if it has none, as what Key Vault hands out.</param>
internal sealed record CertificateSettings(string? Path, string? KeyVaultCertificate, string Password)
{
    /// <summary>Without the password.</summary>
    public override string ToString() => Path ?? KeyVaultCertificate ?? "";
}

/// <summary>A sender or recipient system, as it is set up in Administrative Access.</summary>
internal sealed record SystemSettings
{
    /// <summary>The name that this installation gives it.</summary>
    public required string Name { get; init; }

    /// <summary>Its id at Digital Post.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its API key (<c>__ApiKey</c>); null when it is in the vault, or when it has none (SFTP).</summary>
    public required ApiKey? ApiKey { get; init; }

    /// <summary>The name of the vault's secret that holds its API key (<c>__ApiKeySecret</c>); null when it is in the settings.</summary>
    public string? ApiKeySecret { get; init; }

    /// <summary>The name of its client certificate; empty when it has none (SFTP).</summary>
    public required string Certificate { get; init; }

    /// <summary>The CVR number of the organisation that it belongs to: the sender of its letters unless a letter names another.</summary>
    public required string Cvr { get; init; }

    /// <summary>
    /// The CVR number of the vendor that the system is delegated to, whose certificate it shows (<c>__VendorCvr</c>, TI 2.6.1); null when
    /// it shows the organisation's own.
    /// </summary>
    public string? VendorCvr { get; init; }

    /// <summary>The sender's name on a letter that names none.</summary>
    public required string Label { get; init; }

    /// <summary>How it exchanges letters and receipts with Digital Post (<c>__Protocol</c>).</summary>
    public required SystemProtocol Protocol { get; init; }

    /// <summary>How it enters the SFTP server; null when it does not. A system of any protocol may.</summary>
    public SftpLoginSettings? Sftp { get; init; }

    /// <summary>Whether it lists and fetches what waits for it: also when it is told of it (REST_PUBLISH_SUBSCRIBE, TI 10.6.2).</summary>
    public bool Pulls => Protocol is SystemProtocol.RestPull or SystemProtocol.RestPublishSubscribe;

    /// <summary>Whether it can call the REST API: an SFTP system has neither certificate nor API key (TI 2.6.1).</summary>
    public bool CallsRest => Protocol != SystemProtocol.Sftp;

    /// <summary>Whether it sends letters.</summary>
    public required bool Sends { get; init; }

    /// <summary>Whether it receives letters.</summary>
    public required bool Receives { get; init; }
}

/// <summary>Where received letters are laid.</summary>
/// <param name="DefaultDestination">For a contact point that no destination names, or a letter without one.</param>
/// <param name="DestinationsByContactPoint">contactPointID (lower case) to destination.</param>
internal sealed record InboxSettings(string DefaultDestination, IReadOnlyDictionary<string, string> DestinationsByContactPoint);

/// <summary>How long things may stand still before they are looked at again.</summary>
/// <param name="SweepAfter">How long anything open may stand still before Sweep hints again (default 10 minutes).</param>
/// <param name="ResendUnknownAfter">How long to wait for receipts before a POST whose answer never came is sent again (default 15
/// minutes).</param>
/// <param name="RetryAfter">The first wait before a call that was not taken is made again; it doubles each time (default 10
/// seconds).</param>
/// <param name="ChaseAfter">How long after its POST a letter may wait for its receipt before the event log is asked about it (default 12
/// hours).</param>
/// <param name="BatchWait">How long an accepted letter waits for others that go in the same transmission (default 5 seconds).</param>
internal sealed record TimingSettings(
    TimeSpan SweepAfter, TimeSpan ResendUnknownAfter, TimeSpan RetryAfter, TimeSpan ChaseAfter, TimeSpan BatchWait)
{
    /// <summary>The delays of one decision whether and when to try again, with a spread of its own.</summary>
    public RetryTiming Delays(Random random) =>
        new() { RetryAfter = RetryAfter, ResendUnknownAfter = ResendUnknownAfter, Jitter = random.NextDouble() };
}

/// <summary>Limits on one transmission.</summary>
/// <param name="MaxLetters">Letters in one archive (default 1,000).</param>
/// <param name="MaxBytes">Bytes of MeMo in one archive before packing (default 200,000,000); one letter alone may be larger.</param>
internal sealed record TransmissionSettings(int MaxLetters, long MaxBytes);
