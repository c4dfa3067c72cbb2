using System.Security.Cryptography.X509Certificates;
using System.Text;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Testing;
using Postvogn.Testing.KeyVault;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>The vault's server, and the parts of the app that read it, with a clock that stands still. Each test has its own.</summary>
internal sealed class VaultBed : IAsyncDisposable
{
    public const string CertificateName = "oces-2030";
    public const string KeyName = "post-api-key";
    public const string System = "post";

    private VaultBed(VaultServer server, PostvognSettings settings)
    {
        (Server, Settings) = (server, settings);
        Vault = new VaultReader(server.Secrets(Entra), server.Certificates(Entra), Clock);
        Certificates = new VaultCertificates(settings, Clock, Logs.For<VaultCertificates>());
        Keys = new ApiKeys(settings, Logs.For<ApiKeys>());
        SshKeys = new SshKeys(settings, Logs.For<SshKeys>());
        Signal = new RefreshSignal(Clock);
        Source = new ConfiguredCertificates(settings, new PfxCertificates(settings), Certificates);
        Credentials = new SystemCredentials(Source, Keys, new FirstReads(Signal, Clock), Signal, Logs.For<SystemCredentials>());
        Refresh = new VaultRefresh(Vault, Certificates, Keys, SshKeys, settings.KeyVault!, Signal, FixedRandom.None);
    }

    public FakeClock Clock { get; } = new();

    public CollectedLogs Logs { get; } = new();

    public FakeEntra Entra { get; } = new();

    public VaultServer Server { get; }

    public PostvognSettings Settings { get; }

    public VaultReader Vault { get; }

    public VaultCertificates Certificates { get; }

    public ApiKeys Keys { get; }

    public SshKeys SshKeys { get; }

    public RefreshSignal Signal { get; }

    public ICertificateSource Source { get; }

    public SystemCredentials Credentials { get; }

    public VaultRefresh Refresh { get; }

    public static TestIssuer Issuer => TestIssuer.Shared;

    /// <summary>Starts the server; a system's certificate, and its API key if wanted, are in the vault.</summary>
    public static async Task<VaultBed> StartAsync(
        bool keyInVault = false, string password = "", Uri? digitalPost = null, string? trustedRoots = null)
    {
        var server = await VaultServer.StartAsync(Issuer.IssueServer("*.vault.azure.net"), FakeEntra.Token);
        using var rig = new Rig();
        var system = rig.Settings.Systems[System];
        var settings = rig.Settings with
        {
            DigitalPost = new DigitalPostSettings(digitalPost ?? rig.Settings.DigitalPost.BaseAddress, trustedRoots, IsProduction: true),
            KeyVault = new KeyVaultSettings(new Uri($"https://{server.Host}"), TimeSpan.FromHours(1)),
            Certificates = new Dictionary<string, CertificateSettings> { ["oces"] = new(null, CertificateName, password) },
            Systems = new Dictionary<string, SystemSettings>
            {
                [System] = keyInVault ? system with { ApiKey = null, ApiKeySecret = KeyName } : system,
            },
        };
        return new VaultBed(server, settings);
    }

    public static string ApiKey(string token, Guid? system = null) => "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes(
        $"{system ?? Rig.SystemId}:{token}"));

    /// <summary>Imports a new version of the certificate; its secret holds key and issuer, if nothing else is given.</summary>
    /// <returns>The version.</returns>
    public string Import(
        X509Certificate2 certificate, string? value = null, string? contentType = "application/x-pkcs12", bool enabled = true) =>
        Server.Import(CertificateName, certificate, value ?? Issuer.VaultValue(certificate), contentType, enabled);

    /// <summary>Reads everything once.</summary>
    public async Task<bool> ReadAsync()
    {
        var read = await Task.WhenAll(Certificates.Entries.Concat(Keys.Entries).Select(entry => entry.RefreshAsync(Vault, default)));
        return read.All(good => good);
    }

    /// <summary>Waits until the background reading sleeps, so that nothing but its alarm clock is set; then moves time.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        await Clock.UntilWaitingAsync(1);
        Clock.Advance(by);
    }

    public async ValueTask DisposeAsync()
    {
        await Refresh.StopAsync(default);
        Refresh.Dispose();
        await Server.DisposeAsync();
    }
}
