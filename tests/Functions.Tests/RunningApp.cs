using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests;

/// <summary>The app itself, listening on a port of the system's choice, with a pinned certificate of "Digital Post".</summary>
internal sealed class RunningApp : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly X509Certificate2 pinned = Certificate(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddYears(-100));
    private WebApplication? app;

    public HttpClient Http { get; } = new();

    public IBlobStore Store { get; private set; } = null!;

    /// <summary>A store that the app gets in place of its own.</summary>
    public IBlobStore? StoreInstead { get; init; }

    /// <summary>What it logs, too.</summary>
    public CollectedLogs? Logs { get; init; }

    public string PinnedCertificate => Convert.ToBase64String(pinned.RawData);

    public static string OtherCertificate() =>
        Convert.ToBase64String(Certificate(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddYears(-100)).RawData);

    public async Task InitializeAsync()
    {
        using var rig = new Rig();
        var thumbprints = new HashSet<string> { Convert.ToHexStringLower(SHA256.HashData(pinned.RawData)) };
        var settings = rig.Settings with { Storage = new FolderStorage(folder.Path), PushThumbprints = thumbprints };
        app = await FunctionApp.StartAsync(settings, builder =>
        {
            if (Logs is not null) builder.Logging.AddProvider(Logs);
            if (StoreInstead is not null) builder.Services.AddSingleton(StoreInstead);
        });
        Store = app.Services.GetRequiredService<IBlobStore>();
        Http.BaseAddress = new Uri(app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        await app!.DisposeAsync();
        Dispose();
    }

    public void Dispose()
    {
        Http.Dispose();
        pinned.Dispose();
        folder.Dispose();
    }

    /// <summary>A push as the host passes it on.</summary>
    public Task<HttpResponseMessage> PushAsync(string path, HttpContent content, string? certificate)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (certificate is not null) request.Headers.Add("X-ARR-ClientCert", certificate);
        return Http.SendAsync(request);
    }

    public static StringContent Body(string text, string mediaType) => new(text, MediaTypeHeaderValue.Parse(mediaType));

    public async Task<List<string>> ListAsync(string container)
    {
        var names = new List<string>();
        await foreach (var entry in Store.ListAsync(container, "", default)) names.Add(entry.Path.Name);
        return names;
    }

    private static X509Certificate2 Certificate(DateTimeOffset from, DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=Digital Post", key, HashAlgorithmName.SHA256).CreateSelfSigned(from, to);
    }
}
