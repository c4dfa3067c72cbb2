using System.Security.Cryptography.X509Certificates;
using Postvogn.EndToEnd.Azure;
using Postvogn.Sandbox.ApplicationInsights;
using Postvogn.Sandbox.Certificates;
using Postvogn.Testing.KeyVault;

namespace Postvogn.EndToEnd;

/// <summary>The published package as it runs in Azure: a managed identity, certificates and API keys from a key vault, telemetry with a
/// token.</summary>
[Collection(PublishedAppCollection.Name)]
public sealed class When_the_published_app_runs_with_its_identity(PublishedApp app) : IAsyncLifetime
{
    private static readonly Guid ClientId = Guid.Parse("5d0c2b6e-7a55-4e39-9c14-8f1f6a0b2d77");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-identity-");
    private SandboxAuthority authority = null!;
    private IdentityEndpoint identity = null!;
    private VaultServer vault = null!;
    private IngestionService ingestion = null!;
    private Tunnel tunnel = null!;

    public async Task InitializeAsync()
    {
        authority = SandboxAuthority.LoadOrCreate(Path.Combine(folder.FullName, "vault"), TimeProvider.System);
        identity = await IdentityEndpoint.StartAsync();
        vault = await VaultServer.StartAsync(authority.IssueServer("*.vault.azure.net"), IdentityEndpoint.Token);
        ingestion = await IngestionService.StartAsync(Path.Combine(folder.FullName,
            "items.ndjson"), TimeProvider.System, CancellationToken.None);
        tunnel = new Tunnel(vault.Port);
    }

    public async Task DisposeAsync()
    {
        await tunnel.DisposeAsync();
        await ingestion.DisposeAsync();
        await vault.DisposeAsync();
        await identity.DisposeAsync();
        authority.Dispose();
        folder.Delete(recursive: true);
    }

    [FactIfPublishable]
    public async Task Should_do_the_main_job_with_what_the_vault_gives_and_send_telemetry_with_a_token()
    {
        var result = await Journey.RunAsync(Journey.Small with { AppRoot = app.Folder, AdjustSettings = AsInAzure });

        result.Count.Problems.ShouldBeEmpty();
        result.IsGood.ShouldBeTrue();
        identity.Asked.ShouldAllBe(asked => asked.ClientId == ClientId.ToString("D"));
        identity.Asked.Select(asked => asked.Resource.TrimEnd('/')).Distinct().Order().ShouldBe(["https://monitor.azure.com",
            "https://vault.azure.net"]);
        vault.Reads.ShouldBeGreaterThan(0);
        ingestion.LastAuthorization.ShouldBe($"Bearer {IdentityEndpoint.Token}");
        ingestion.ItemCount.ShouldBeGreaterThan(0);
    }

    private void AsInAzure(IDictionary<string, string> settings)
    {
        identity.Offer(settings);
        settings["HTTPS_PROXY"] = tunnel.Address;
        settings["SSL_CERT_FILE"] = authority.RootPemPath;
        settings["Postvogn__Identity__ClientId"] = ClientId.ToString("D");
        settings["Postvogn__KeyVault__Uri"] = $"https://{vault.Host}";
        settings["APPLICATIONINSIGHTS_CONNECTION_STRING"] = ingestion.ConnectionString;
        settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = $"Authorization=AAD;ClientId={ClientId:D}";
        foreach (var name in NamesOf(settings, "Postvogn__Certificates__", "__Path")) CertificateIntoVault(settings, name);
        foreach (var name in NamesOf(settings, "Postvogn__Systems__", "__ApiKey")) ApiKeyIntoVault(settings, name);
    }

    private void CertificateIntoVault(IDictionary<string, string> settings, string name)
    {
        var setting = $"Postvogn__Certificates__{name}__";
        var pfx = File.ReadAllBytes(settings[setting + "Path"]);
        settings.TryGetValue(setting + "Password", out var password);
        using var certificate = X509CertificateLoader.LoadPkcs12(pfx, password);
        vault.Import($"oces-{name}", certificate, Convert.ToBase64String(pfx));
        settings.Remove(setting + "Path");
        settings[setting + "KeyVaultCertificate"] = $"oces-{name}";
    }

    private void ApiKeyIntoVault(IDictionary<string, string> settings, string name)
    {
        var setting = $"Postvogn__Systems__{name}__ApiKey";
        vault.Store($"key-{name}", settings[setting], contentType: null);
        settings.Remove(setting);
        settings[setting + "Secret"] = $"key-{name}";
    }

    private static List<string> NamesOf(IDictionary<string, string> settings, string before, string after) =>
        [.. settings.Keys
            .Where(key => key.StartsWith(before, StringComparison.Ordinal) && key.EndsWith(after, StringComparison.Ordinal))
            .Select(key => key[before.Length..^after.Length])];
}
