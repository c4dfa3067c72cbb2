using System.Text;
using System.Text.Json.Nodes;
using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.DigitalPost;
using Postvogn.Testing;
using Postvogn.Testing.Clamd;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>The parts that take received letters up, with an HTTPS server that takes their receipts.</summary>
internal sealed class ReceivingBed : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SystemClients clients;

    private ReceivingBed(RecordingService service)
    {
        Service = service;
        Settings = Rig.Settings with
        {
            DigitalPost = new DigitalPostSettings(service.BaseAddress, Write(
                "roots.pem", Encoding.ASCII.GetBytes(TestIssuer.Shared.Root.ExportCertificatePem())), IsProduction: true),
            Certificates = new Dictionary<string, CertificateSettings> { ["oces"] = new(Write("oces.pfx", TestIssuer.Pkcs12(
                "kode", TestIssuer.Shared.Issue("Solbjerg"), TestIssuer.Shared.Issuer)), null, "kode") },
        };
        var source = new ConfiguredCertificates(
            Settings, new PfxCertificates(Settings), new VaultCertificates(Settings, Rig.Clock, Logs.For<VaultCertificates>()));
        var refresh = new RefreshSignal(Rig.Clock);
        var credentials = new SystemCredentials(
            source, new ApiKeys(Settings, Logs.For<ApiKeys>()), new FirstReads(refresh, Rig.Clock), refresh, Logs.For<SystemCredentials>());
        clients = new SystemClients(Settings, credentials, Rig.Clock, FixedRandom.None, Logs.For<DigitalPostClient>());
    }

    public Rig Rig { get; } = new();

    public CollectedLogs Logs { get; } = new();

    public RecordingService Service { get; }

    public PostvognSettings Settings { get; }

    public Deliverer Deliverer => new(Rig.Store, new InboxFiles(Rig.Store), Settings, Rig.Trail, Rig.Clock, Logs.For<Deliverer>());

    /// <summary>The receipts that Digital Post has taken, oldest first: code and words, both null when positive.</summary>
    public IReadOnlyList<(string? Code, string? Message)> Receipts =>
        [.. Service.Seen.Where(call => call.Body.Length > 0).Select(call => JsonNode.Parse(call.Body)!).Select(json => ((string?)json["errorCode"], (string?)json["errorMessage"]))];

    public static async Task<ReceivingBed> StartAsync() => new(await RecordingService.StartAsync());

    /// <summary>A letter whose one file holds the marker; encoded, as the file is in a MeMo, it is nowhere to be seen.</summary>
    public static string InfectedXml(Guid messageUuid) =>
        SampleMemo.Xml(messageUuid).Replace("SGVq", Convert.ToBase64String(Encoding.ASCII.GetBytes(
            $"Hej {ClamdServer.Marker}")), StringComparison.Ordinal);

    /// <summary>The letter as a push leaves it, and where.</summary>
    public async Task<BlobPath> PushAsync(Guid messageUuid, string xml, string push = "push-1")
    {
        var place = Places.ReceivedLetter(Rig.SystemId, messageUuid, push);
        await Rig.WriteAsync(place, xml);
        return place;
    }

    public Task HandleAsync(BlobPath place, IScanner? scanner, IBlobStore? store = null) =>
        Handler(scanner, store ?? Rig.Store).RunAsync(BlobEvent.HintFor(place), default);

    public Task<Delivery?> DeliveryAsync(Guid messageUuid) =>
        Rig.ReadAsync(Places.Delivery(Rig.SystemId, messageUuid), ReceivingJson.Default.Delivery);

    public async ValueTask DisposeAsync()
    {
        clients.Dispose();
        await Service.DisposeAsync();
        Rig.Dispose();
        folder.Dispose();
        Logs.Dispose();
    }

    private HandleReceivedHandler Handler(IScanner? scanner, IBlobStore store)
    {
        var inbox = new InboxFiles(store);
        var quarantine = new Quarantine(store, inbox, Settings, Rig.Trail, Rig.Clock, Logs.For<Quarantine>());
        var screening = new Screening(store, quarantine, inbox, Logs.For<Screening>(), scanner);
        var deliverer = new Deliverer(store, inbox, Settings, Rig.Trail, Rig.Clock, Logs.For<Deliverer>());
        var receipts = new BusinessReceipts(clients, Logs.For<BusinessReceipts>());
        var fetch = new LetterFetch(store, new ReceivedIntake(store, Rig.Trail), Logs.For<LetterFetch>());
        var notified = new NotifiedLetters(store, clients, fetch, Rig.Trail, Rig.Clock, Logs.For<NotifiedLetters>());
        return new HandleReceivedHandler(
            store, screening, deliverer, receipts, notified, Settings, Rig.Trail, Rig.Clock, Logs.For<HandleReceivedHandler>());
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
