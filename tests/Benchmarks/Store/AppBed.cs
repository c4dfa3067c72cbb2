using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Postvogn.DigitalPost;
using Postvogn.Functions;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.Sandbox.Certificates;
using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Benchmarks.Store;

/// <summary>The app as it puts itself together, on the folder store, with its endpoints on a port of their own; beside it the sandbox's
/// stand-in for Digital Post, over real mutual TLS. It lets more calls by than Digital Post's thirty a second, and pushes each receipt at
/// once: what waits costs nothing, and is not measured.</summary>
internal sealed class AppBed : IAsyncDisposable
{
    private const string Password = "kode";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly string folder;
    private readonly SandboxAuthority authority;
    private readonly NationalService digitalPost;
    private readonly HintPump hints = new(TimeProvider.System);
    private readonly FileBlobStore inner;
    private readonly WebApplication app;

    private AppBed(string folder, SandboxAuthority authority, NationalService digitalPost)
    {
        (this.folder, this.authority, this.digitalPost) = (folder, authority, digitalPost);
        inner = new FileBlobStore(StoreFolder, TimeProvider.System, Ids);
        Store = new CountedStore(inner)
        {
            Written = path =>
            {
                if (path.Container == Places.Received) _ = hints.SendAsync(HintQueues.Received, BlobEvent.HintFor(path), default);
            },
        };
        app = Build();
        hints.Parts = app.Services;
    }

    public string StoreFolder => Path.Combine(folder, "store");

    public IIdSource Ids { get; } = new RandomIds();

    public CountedStore Store { get; }

    public static async Task<AppBed> StartAsync(string folder)
    {
        var authority = SandboxAuthority.LoadOrCreate(Path.Combine(folder, "ca"), TimeProvider.System);
        var digitalPost = await NationalService.StartAsync(
            new()
            {
                Authority = authority,
                Directory = Path.Combine(folder, "spool"),
                RateLimit = new(1_000_000, 1_000_000),
                BusinessReceiptDelay = TimeSpan.Zero,
                PushTimeout = TimeSpan.FromMinutes(2),
            },
            default);
        var bed = new AppBed(folder, authority, digitalPost);
        await bed.app.StartAsync();
        bed.Register();
        return bed;
    }

    /// <summary>Another system leaves it there, and the queue has its event.</summary>
    public async Task DropAsync(string name, byte[] content)
    {
        var place = Places.Drop(name);
        await inner.PutAsync(place, async (stream, cancel) => await stream.WriteAsync(content, cancel), BlobCondition.None, default);
        var created = BlobEvent.HintFor(place).Replace("Postvogn.Sweep", "Microsoft.Storage.BlobCreated", StringComparison.Ordinal);
        await hints.SendAsync(HintQueues.Drops, created, default);
    }

    /// <summary>Digital Post pushes a letter, until the inbox has it and Digital Post the receipt.</summary>
    public async Task ReceiveAsync(Guid messageUuid)
    {
        var file = Path.Combine(folder, "letter.xml");
        await File.WriteAllBytesAsync(file, BenchLetter.Xml(messageUuid, isToUs: true));
        await digitalPost.SendToRecipientAsync(BenchSettings.SystemId, messageUuid, file, default);
        var delivery = Path.Combine(StoreFolder, $"{Places.Delivery(BenchSettings.SystemId, messageUuid)}");
        await UntilAsync(() => File.Exists(delivery) && hints.IsIdle, "the letter's delivery");
    }

    /// <summary>Waits until so many outcomes are told, and all that follows is done.</summary>
    public Task SettledAsync(int letters) => UntilAsync(() => Store.Settled >= letters && hints.IsIdle, $"{letters} outcomes");

    /// <summary>Every outcome is Completed, and nothing is open any more.</summary>
    public async Task CheckAsync(int letters)
    {
        var outcomes = Store.Outcomes;
        if (outcomes.Count != letters) throw new InvalidOperationException($"{outcomes.Count} outcomes of {letters} letters were written.");
        foreach (var outcome in outcomes)
        {
            var text = await File.ReadAllTextAsync(Path.Combine(StoreFolder, "outcomes", outcome));
            if (!text.Contains("\"Completed\"", StringComparison.Ordinal))
                throw new InvalidOperationException($"The outcome {outcome} is not Completed:{Environment.NewLine}{text}");
        }

        await foreach (var marker in inner.ListAsync(Places.Open, "", default))
            throw new InvalidOperationException($"{marker.Path} still stands, although every letter has its end.");
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await digitalPost.DisposeAsync();
        authority.Dispose();
    }

    private async Task UntilAsync(Func<bool> isDone, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!isDone())
        {
            hints.ThrowIfFailed();
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
                throw new TimeoutException($"Waited {Patience.TotalMinutes:0} minutes for {what}; {Store.Settled} outcomes came.");
            await Task.Delay(Look, TimeProvider.System);
        }

        hints.ThrowIfFailed();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var settings = Settings();
        builder.Logging.AddTelemetry(builder.Services, settings);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddPostvogn(settings).AddSingleton<IBlobStore>(Store).AddSingleton<IHints>(hints);
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
            listen.UseHttps(https =>
            {
                https.ServerCertificate = authority.IssueServer("localhost");
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                // The platform asks for one and checks nothing (docs/adr/0016).
                https.ClientCertificateValidation = (_, _, _) => true;
            })));
        var built = builder.Build();
        var receipts = built.Services.GetRequiredService<ReceiveReceiptEndpoint>();
        var memos = built.Services.GetRequiredService<ReceiveMemoEndpoint>();
        built.MapPost(
            "/api/MeMoV1/{systemId}/receipt",
            (string systemId, HttpRequest request) => receipts.HandleAsync(systemId, AsPassedOn(request)));
        built.MapPost("/api/MeMoV1/memos", (HttpRequest request) => memos.HandleAsync(AsPassedOn(request)));
        return built;
    }

    // As the platform hands the client certificate on.
    private static HttpRequest AsPassedOn(HttpRequest request)
    {
        request.Headers["X-ARR-ClientCert"] = Convert.ToBase64String(request.HttpContext.Connection.ClientCertificate!.RawData);
        return request;
    }

    private void Register()
    {
        var address = new Uri($"https://localhost:{new Uri(app.Urls.Single()).Port}");
        digitalPost.Registry.Put(new Organisation { Cvr = BenchLetter.Cvr, Name = "Solbjerg Kommune" });
        digitalPost.Registry.Put(new Contact { Type = ContactType.Citizen, Number = BenchLetter.Citizen });
        digitalPost.Registry.Put(new MailSystem
        {
            Id = BenchSettings.SystemId, ApiKey = "key", Cvr = BenchLetter.Cvr, Name = "post", Protocol = ServiceProtocol.RestPush,
            Endpoint = new Uri(address, $"api/MeMoV1/memos?system-uuid={BenchSettings.SystemId}"),
            ReceiptEndpoint = new Uri(address, $"api/MeMoV1/{BenchSettings.SystemId}/receipt"),
        });
    }

    private PostvognSettings Settings()
    {
        var pfx = Path.Combine(folder, "oces.pfx");
        using (var certificate = authority.IssueOces(BenchLetter.Cvr, "Solbjerg"))
            File.WriteAllBytes(pfx, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password));
        return BenchSettings.Of(StoreFolder) with
        {
            DigitalPost = new DigitalPostSettings(digitalPost.BaseAddress, authority.RootPemPath, IsProduction: true),
            Certificates = new Dictionary<string, CertificateSettings> { ["oces"] = new(pfx, null, Password) },
            PushThumbprints = new HashSet<string> { Convert.ToHexStringLower(SHA256.HashData(digitalPost.PushCertificate.RawData)) },
        };
    }
}
