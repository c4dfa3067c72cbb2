using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.DigitalPost;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Receipts;

/// <summary>The parts that ask the event log, with an HTTPS server that answers for it.</summary>
internal sealed class ChaseBed : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    private ChaseBed(RecordingService service, Func<PostvognSettings, PostvognSettings> change)
    {
        Service = service;
        Settings = Rig.Settings with
        {
            DigitalPost = new DigitalPostSettings(service.BaseAddress, Write(
                "roots.pem", System.Text.Encoding.ASCII.GetBytes(TestIssuer.Shared.Root.ExportCertificatePem())), IsProduction: true),
            Certificates = new Dictionary<string, CertificateSettings> { ["oces"] = new(Write("oces.pfx", TestIssuer.Pkcs12(
                "kode", TestIssuer.Shared.Issue("Solbjerg"), TestIssuer.Shared.Issuer)), null, "kode") },
        };
        Settings = change(Settings);
        var source = new ConfiguredCertificates(
            Settings, new PfxCertificates(Settings), new VaultCertificates(Settings, Rig.Clock, Logs.For<VaultCertificates>()));
        var refresh = new RefreshSignal(Rig.Clock);
        var credentials = new SystemCredentials(
            source, new ApiKeys(Settings, Logs.For<ApiKeys>()), new FirstReads(refresh, Rig.Clock), refresh, Logs.For<SystemCredentials>());
        Clients = new SystemClients(Settings, credentials, Rig.Clock, FixedRandom.None, Logs.For<DigitalPostClient>());
        EventLog = new EventLog(Clients, Settings, Rig.Clock, Logs.For<EventLog>());
        var chase = new ReceiptChase(
            EventLog,
            new ReceiptIntake(Rig.Store, Rig.Hints, Rig.Trail, Rig.Clock),
            new UnansweredTransmissions(Rig.Store, Rig.Letters, Rig.Transmissions, Rig.Trail),
            Rig.Hints,
            Settings,
            Rig.Clock,
            Logs.For<ReceiptChase>());
        Handler = new ChaseReceiptsHandler(
            new OverdueLetters(Rig.Store, Rig.Letters, Rig.Transmissions, Settings, Rig.Clock),
            new Chases(Rig.Store, Rig.Trail, Rig.Clock, FixedRandom.None),
            chase,
            Rig.Clock,
            Logs.For<ChaseReceiptsHandler>());
        Finder = new LetterFinder(Rig.Letters, Rig.Transmissions, new OurHistory(Rig.Store), EventLog, Settings, Rig.Clock);
        Settlement = new HandleReceiptHandler(
            Rig.Store, new ReceiptMatcher(Rig.Letters, Rig.Transmissions, Settings), Rig.TechnicalReceiptsWith(Settings), new ReceiptSettlement(Rig.Store, Rig.Letters, Rig.Transmissions, Rig.Trail, NullLogger<ReceiptSettlement>.Instance), Rig.Trail, Rig.Clock);
    }

    public Rig Rig { get; } = new();

    public CollectedLogs Logs { get; } = new();

    public RecordingService Service { get; }

    public PostvognSettings Settings { get; }

    public SystemClients Clients { get; }

    public EventLog EventLog { get; }

    public ChaseReceiptsHandler Handler { get; }

    public HandleReceiptHandler Settlement { get; }

    public LetterFinder Finder { get; }

    /// <param name="change">Changes the settings.</param>
    public static async Task<ChaseBed> StartAsync(Func<PostvognSettings, PostvognSettings>? change = null)
    {
        var bed = new ChaseBed(await RecordingService.StartAsync(), change ?? (settings => settings));
        bed.LogHolds();
        return bed;
    }

    /// <summary>What the event log knows from now on; it answers those that name the message asked for.</summary>
    public void LogHolds(params JsonObject[] events) =>
        Service.Body = call => Happened.Page(
            events.Where(happened => call.Target.Contains((string)happened["metaProperties"]!["messageUUID"]!, StringComparison.Ordinal)));

    /// <summary>Letters of one transmission whose POST is over.</summary>
    public async Task<(Guid Transmission, IReadOnlyList<Guid> Letters)> SentAsync(
        int letters = 1, Func<Transmission, Transmission>? how = null)
    {
        var uuids = new List<Guid>();
        for (var i = 0; i < letters; i++) uuids.Add((await Rig.AcceptedLetterAsync()).MessageUuid);
        var id = (await Rig.ComposeAsync()).Single();
        var stored = (await Rig.Transmissions.FindAsync(id, default))!;
        var sent = stored.Value with { Status = TransmissionStatus.Sent, Attempt = 1, TransmissionId = Rig.Ids.NewId() };
        await Rig.Transmissions.TryMoveAsync(stored, how?.Invoke(sent) ?? sent, default);
        await Rig.Transmissions.CloseAsync(id, default);
        return (id, uuids);
    }

    /// <summary>As a POST that was given up without any answer.</summary>
    public static Transmission Unanswered(Transmission sent) =>
        sent with { Status = TransmissionStatus.Failed, TransmissionId = null, MayHaveArrived = true, Attempt = 9, Code = "NoAnswer" };

    public JsonObject Event(string tag, Guid letter) => Happened.Json(tag, letter, Rig.SystemId, Rig.Clock.GetUtcNow());

    /// <summary>Handles the receipts that wait, as their blobs' events would.</summary>
    public async Task HandleReceiptsAsync()
    {
        foreach (var name in await Rig.ListAsync(Places.Receipts))
            await Settlement.RunAsync(BlobEvent.HintFor(new BlobPath(Places.Receipts, name)), default);
    }

    public async ValueTask DisposeAsync()
    {
        Clients.Dispose();
        await Service.DisposeAsync();
        Rig.Dispose();
        folder.Dispose();
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
