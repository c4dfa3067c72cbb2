using System.Text.Json.Nodes;
using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Requests;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.DigitalPost;
using Postvogn.Functions.Tests.Receipts;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Requests;

/// <summary>The parts with a source whose letters are printed, and a server that answers recalls and for the event log.</summary>
internal sealed class RequestBed : PostBed
{
    public const string Drop = "kmd/letter.xml";
    public static readonly DateOnly Ahead = new(2030, 1, 10);
    private JsonObject[] logged = [];

    private RequestBed(RecordingService service, Func<SourceSettings, SourceSettings>? change)
        : base(service, settings => settings with
        {
            Sources = new Dictionary<string, SourceSettings>
            {
                ["kmd"] = (change ?? (its => its))(new SourceSettings { System = "post", Print = true }),
                ["sd"] = new() { System = "other" },
            },
        })
    {
        service.Status = call => IsRecall(call) ? RecallStatus : 200;
        service.Body = call => IsRecall(call) ? "" : Happened.Page(logged);
    }

    /// <summary>How Digital Post answers a recall.</summary>
    public int RecallStatus { get; set; } = 204;

    public int Recalls => Service.Seen.Count(IsRecall);

    public LetterRecords Letters => Get<LetterRecords>();

    public static async Task<RequestBed> StartAsync(Func<SourceSettings, SourceSettings>? change = null) =>
        new(await RecordingService.StartAsync(), change);

    public void LogHolds(params JsonObject[] events) => logged = events;

    public JsonObject Event(string tag, Guid letter) => Happened.Json(tag, letter, Rig.SystemId, Rig.Clock.GetUtcNow());

    /// <summary>A letter whose MeMo is stored.</summary>
    public async Task<Guid> AcceptedAsync(DateOnly? day = null, bool urgent = false, string drop = Drop)
    {
        var messageUuid = (await Rig.AcceptedLetterAsync(urgent: urgent, drop: drop, day: day)).MessageUuid;
        await Rig.WriteAsync(Places.Memo(messageUuid), SampleMemo.Xml(messageUuid));
        await Rig.Store.WriteAsync(
            Places.Accepted(drop, new string('f', 64)), new AcceptedDrop([messageUuid], null), SendingJson.Default.AcceptedDrop,
            BlobCondition.None, default);
        return messageUuid;
    }

    /// <summary>One whose POST is over.</summary>
    public async Task<Guid> SentAsync(
        DateOnly? day = null, Func<Transmission, Transmission>? how = null, string drop = Drop)
    {
        var messageUuid = await AcceptedAsync(day, drop: drop);
        await PostAsync(how);
        return messageUuid;
    }

    public async Task PostAsync(Func<Transmission, Transmission>? how = null)
    {
        foreach (var id in await Rig.ComposeAsync())
        {
            var stored = (await Rig.Transmissions.FindAsync(id, default))!;
            var sent = stored.Value with { Status = TransmissionStatus.Sent, Attempt = 1, TransmissionId = Rig.Ids.NewId() };
            await Rig.Transmissions.TryMoveAsync(stored, how?.Invoke(sent) ?? sent, default);
            await Rig.Transmissions.CloseAsync(id, default);
        }
    }

    /// <summary>A business receipt, as one that was pushed.</summary>
    public async Task ReceiptAsync(Guid messageUuid, string? code = null)
    {
        var receipt = new Receipt
        {
            MessageUuid = messageUuid,
            TransmissionId = Rig.Ids.NewId(),
            ReceiptStatus = code is null ? ReceiptStatus.Completed : ReceiptStatus.NotAllowed,
            ErrorCode = code,
        };
        await Get<ReceiptIntake>().StoreAsync(Rig.SystemId, receipt, default);
        foreach (var name in await Rig.ListAsync(Places.Receipts))
            await Get<HandleReceiptHandler>().RunAsync(BlobEvent.HintFor(new BlobPath(Places.Receipts, name)), default);
    }

    /// <summary>That it cannot arrive, whoever says so.</summary>
    public async Task UndeliverableAsync(Guid messageUuid, string code = "recipient.is.exempt") =>
        await Letters.SettleAsync((await Letters.FindAsync(messageUuid, default))!, new Outcome
        {
            Drop = (await Rig.LetterAsync(messageUuid)).Drop,
            MessageUuid = messageUuid,
            State = LetterStatus.Undeliverable,
            By = "DigitalPost",
            Code = code,
            At = Rig.Clock.GetUtcNow(),
        }, default);

    public async Task RecallAsync(string name)
    {
        await Rig.WriteAsync(Places.Recall(name), "");
        await HandleAsync(Places.Recall(name));
    }

    public Task HandleAsync(BlobPath place) => Get<HandleRequestHandler>().RunAsync(BlobEvent.HintFor(place), default);

    public Task<RecallAnswer?> AnswerAsync(string name) => Rig.ReadAsync(Places.RecallAnswer(name), RequestsJson.Default.RecallAnswer);

    public async Task PrintAnswerAsync(Guid messageUuid, string json)
    {
        var place = Places.Print("kmd", messageUuid, Places.PrintAnswerFile);
        await Rig.WriteAsync(place, json);
        await HandleAsync(place);
    }

    /// <summary>Sweep, and what it hints at of requests.</summary>
    public async Task SweepAsync()
    {
        Rig.Hints.Take();
        await Get<SweepHandler>().RunAsync(default);
        foreach (var hint in Rig.Hints.Take().GetValueOrDefault(HintQueues.Requests, []))
            await Get<HandleRequestHandler>().RunAsync(hint, default);
    }

    public async Task<Outcome> OutcomeAsync(string drop = Drop) =>
        (await Rig.ReadAsync(Places.Outcome(drop, null), SendingJson.Default.Outcome))!;

    public async Task<LetterStatus> StatusAsync(Guid messageUuid) => (await Rig.LetterAsync(messageUuid)).Status;

    private static bool IsRecall(SeenCall call) => call.Target.Contains("/memos/", StringComparison.Ordinal);
}
