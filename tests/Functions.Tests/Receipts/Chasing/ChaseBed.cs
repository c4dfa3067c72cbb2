using System.Text.Json.Nodes;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.DigitalPost;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Receipts;

/// <summary>The parts that ask the event log, with a server that answers for it.</summary>
internal sealed class ChaseBed : PostBed
{
    private ChaseBed(RecordingService service, Func<PostvognSettings, PostvognSettings>? change)
        : base(service, change)
    {
    }

    public EventLog EventLog => Get<EventLog>();

    public ChaseReceiptsHandler Handler => Get<ChaseReceiptsHandler>();

    public LetterFinder Finder => Get<LetterFinder>();

    public static async Task<ChaseBed> StartAsync(Func<PostvognSettings, PostvognSettings>? change = null)
    {
        var bed = new ChaseBed(await RecordingService.StartAsync(), change);
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
            await Get<HandleReceiptHandler>().RunAsync(BlobEvent.HintFor(new BlobPath(Places.Receipts, name)), default);
    }
}
