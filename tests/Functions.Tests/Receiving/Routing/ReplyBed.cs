using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Postvogn.Drops.Routing;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>Letters of ours, and letters that come in and answer them. The source kmd has its replies in <c>kmd-svar</c>, sd says
/// nothing.</summary>
internal sealed class ReplyBed : IDisposable
{
    public const string Point = "6F2D0C11-58B3-4A61-9D2B-3C1C5A6E0D11";

    private int number;

    public ReplyBed()
    {
        Rig = new Rig(clock => Counting = new CountingStore(new MemoryBlobStore(clock)));
        Settings = Rig.Settings with
        {
            Sources = new Dictionary<string, SourceSettings>(StringComparer.OrdinalIgnoreCase)
            {
                ["kmd"] = new() { System = "post", Destination = "kmd-svar" }, ["sd"] = new() { System = "post" },
            },
        };
    }

    public Rig Rig { get; }

    public CountingStore Counting { get; private set; } = null!;

    public PostvognSettings Settings { get; set; }

    /// <summary>A letter of ours, dropped and accepted; then it is as it says.</summary>
    public async Task<Guid> SentAsync(
        string source = "kmd", LetterStatus status = LetterStatus.Completed, string? messageId = null, Guid? answers = null,
        string cpr = SampleMemo.Cpr, Guid? messageUuid = null)
    {
        var uuid = messageUuid ?? Rig.Ids.NewId();
        var drop = $"{source}/brev-{++number}.xml";
        await Rig.WriteAsync(Places.Drop(drop), Ours(uuid, messageId, answers, cpr));
        await Rig.Get<AcceptDropHandler>(Settings).RunAsync(DropRuns.Created(drop), default);
        var stored = (await Rig.Letters.FindAsync(uuid, default))!;
        if (status != stored.Value.Status) await Rig.Letters.TryMoveAsync(stored, stored.Value with { Status = status }, default);
        return uuid;
    }

    public static string Ours(Guid messageUuid, string? messageId = null, Guid? answers = null, string cpr = SampleMemo.Cpr) =>
        SampleMemo.Xml(messageUuid)
            .Replace("<memo:label>Afg", $"{(messageId is null ? "" : $"<memo:messageID>{messageId}</memo:messageID>")}<memo:label>Afg",
                StringComparison.Ordinal)
            .Replace(SampleMemo.Cpr, cpr, StringComparison.Ordinal)
            .Replace("</memo:MessageHeader>", $"{(answers is null ? "" : Replies(answers, null))}</memo:MessageHeader>",
                StringComparison.Ordinal)
            .Replace("</memo:Recipient>", "</memo:Recipient><memo:ContentData><memo:CaseID><memo:caseID>S-17</memo:caseID>" +
                "<memo:caseSystem>ESDH</memo:caseSystem></memo:CaseID></memo:ContentData>", StringComparison.Ordinal);

    public static string Replies(Guid? messageUuid, string? messageId) =>
        $"<memo:ReplyData>{(messageId is null ? "" : $"<memo:messageID>{messageId}</memo:messageID>")}" +
        $"{(messageUuid is null ? "" : $"<memo:messageUUID>{messageUuid}</memo:messageUUID>")}</memo:ReplyData>";

    /// <summary>From a citizen to us.</summary>
    public static string Theirs(
        Guid messageUuid, string replies, string sender = SampleMemo.Cpr, string cvr = Rig.Cvr, string type = "CPR") =>
        $"""
        <memo:Message xmlns:memo="https://DigitalPost.dk/MeMo-1" memoVersion="1.2"><memo:MessageHeader>
        <memo:messageType>DIGITALPOST</memo:messageType><memo:messageUUID>{messageUuid}</memo:messageUUID><memo:label>Svar</memo:label>
        <memo:Sender><memo:senderID>{sender}</memo:senderID><memo:idType>{type}</memo:idType><memo:label>N</memo:label></memo:Sender>
        <memo:Recipient><memo:recipientID>{cvr}</memo:recipientID><memo:idType>CVR</memo:idType>
        <memo:ContactPoint><memo:contactPointID>{Point}</memo:contactPointID></memo:ContactPoint></memo:Recipient>{replies}
        </memo:MessageHeader><memo:MessageBody><memo:createdDateTime>2030-01-07T08:00:00Z</memo:createdDateTime>
        <memo:MainDocument><memo:File>
        <memo:encodingFormat>text/plain</memo:encodingFormat><memo:filename>a.txt</memo:filename><memo:language>da</memo:language>
        <memo:content>SGVq</memo:content></memo:File></memo:MainDocument></memo:MessageBody></memo:Message>
        """;

    /// <summary>What its reader finds of a letter that answers these.</summary>
    public Task<InboxMessage> ComesAsync(params (Guid? MessageUuid, string? MessageId)[] answers)
    {
        var uuid = Rig.Ids.NewId();
        return ComesAsync(uuid, Theirs(uuid, string.Concat(answers.Select(its => Replies(its.MessageUuid, its.MessageId)))));
    }

    public async Task<InboxMessage> ComesAsync(Guid messageUuid, string xml)
    {
        await DeliverAsync(messageUuid, xml, Settings);
        return await MessageAsync(messageUuid);
    }

    public async Task DeliverAsync(Guid messageUuid, string xml, PostvognSettings settings, IBlobStore? store = null)
    {
        var place = Places.ReceivedLetter(Rig.SystemId, messageUuid, "push-1");
        await Rig.Store.PutAsync(
            place, async (stream, cancel) => await stream.WriteAsync(Encoding.UTF8.GetBytes(xml), cancel), BlobCondition.IfAbsent, default);
        var parts = Rig.Parts(settings, services =>
        {
            if (store is not null) services.AddSingleton(store);
        });
        await using var letter = await parts.GetRequiredService<ReceivedLetters>().OpenAsync(place, Rig.SystemId, messageUuid, default);
        await parts.GetRequiredService<Deliverer>().DeliverAsync(letter!, default);
    }

    /// <summary>Where its only message.json lies, and what it says.</summary>
    public async Task<InboxMessage> MessageAsync(Guid messageUuid)
    {
        var name = (await Rig.ListAsync("inbox")).Where(its => its.EndsWith($"/{messageUuid}/message.json", StringComparison.Ordinal))
            .ShouldHaveSingleItem();
        Destination = name[..name.IndexOf('/', StringComparison.Ordinal)];
        return (await Rig.ReadAsync(new BlobPath("inbox", name), InboxJson.OfMemo.InboxMessage))!;
    }

    /// <summary>Of the message that was read last.</summary>
    public string? Destination { get; private set; }

    public void WithRules(params (string Name, string Value)[] rule)
    {
        var given = new GivenRule("0", [.. rule.Select(its => KeyValuePair.Create(its.Name, (string?)its.Value))]);
        Settings = Settings with { Inbox = Settings.Inbox with { Rules = RoutingRules.Read([given]).Rules } };
    }

    public void Dispose() => Rig.Dispose();
}
