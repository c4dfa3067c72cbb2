using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Receiving;

public sealed class DelivererTests : IDisposable
{
    private const string JobsContactPoint = "6F2D0C11-58B3-4A61-9D2B-3C1C5A6E0D11";
    private readonly Rig rig = new();

    [Theory]
    [InlineData(null, "unrouted")]
    [InlineData("0c9b5a6e-8d3f-4b7e-9f5d-2f1f3f4d5e6f", "unrouted")]
    [InlineData(JobsContactPoint, "jobs")]
    public async Task Deliver_ByContactPoint_LaysFilesAndMessageInItsInbox(string? contactPoint, string destination)
    {
        var messageUuid = rig.Ids.NewId();
        await DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid, contactPoint: contactPoint));

        (await rig.ListAsync("inbox")).ShouldBe([$"{destination}/{messageUuid}/01-brev.txt", $"{destination}/{messageUuid}/message.json"]);
        (await rig.ReadAsync(Places.Inbox(destination, messageUuid, "01-brev.txt")))!.ShouldBe("Hej"u8.ToArray());
        var message = (await rig.ReadAsync(Places.Inbox(destination, messageUuid, "message.json"), ReceivingJson.Default.InboxMessage))!;
        message.SystemId.ShouldBe(Rig.SystemId);
        message.Files.ShouldHaveSingleItem().Length.ShouldBe(3);
        message.Files[0].Document.ShouldBe("main");
    }

    [Fact]
    public async Task Deliver_DuplicateAfterTheOtherSystemTookIt_DeliversNothing()
    {
        var messageUuid = rig.Ids.NewId();
        await DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid));
        foreach (var name in await rig.ListAsync("inbox")) await rig.Store.DeleteAsync(new BlobPath("inbox", name), default);

        await DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid));

        (await rig.ListAsync("inbox")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Deliver_KilledHalfway_GoesOn()
    {
        var messageUuid = rig.Ids.NewId();
        var begun = new Delivery
        {
            SystemId = Rig.SystemId,
            MessageUuid = messageUuid,
            Destination = "unrouted",
            Status = DeliveryStatus.Delivering,
            ChangedAt = rig.Clock.GetUtcNow(),
        };
        await rig.Store.WriteAsync(
            Places.Delivery(Rig.SystemId, messageUuid), begun, ReceivingJson.Default.Delivery, BlobCondition.IfAbsent, default);
        await rig.WriteAsync(Places.Inbox("unrouted", messageUuid, "01-brev.txt"), "He");

        await DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid));

        (await rig.ReadAsync(Places.Inbox("unrouted", messageUuid, "01-brev.txt")))!.ShouldBe("Hej"u8.ToArray());
        (await rig.ListAsync("inbox")).Count.ShouldBe(2);
    }

    /// <summary>Digital Post took such a letter from its sender: to count it as unreadable would keep it from the caseworker.</summary>
    [Theory]
    [InlineData("<memo:label>Afgørelse</memo:label>", "")]
    [InlineData("<memo:filename>brev.txt</memo:filename>", "")]
    [InlineData("</memo:MessageHeader>", "<memo:ReplyData><memo:caseID>S-1</memo:caseID></memo:ReplyData><memo:New/></memo:MessageHeader>")]
    public async Task Deliver_FaultThatLeavesItReadable_IsDelivered(string part, string instead)
    {
        var messageUuid = rig.Ids.NewId();
        await DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid).Replace(part, instead, StringComparison.Ordinal));

        (await rig.ListAsync("inbox")).Count.ShouldBe(2);
        var message = (await rig.ReadAsync(Places.Inbox("unrouted", messageUuid, "message.json"), ReceivingJson.Default.InboxMessage))!;
        message.Label.ShouldBe(part.Contains("label", StringComparison.Ordinal) ? "" : "Afgørelse");
        message.ReplyTo.ShouldBe(instead.Contains("ReplyData", StringComparison.Ordinal) ? new InboxReply(null, null, "S-1") : null);
        message.Files.ShouldHaveSingleItem().Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("<Message")]
    [InlineData("")]
    public async Task Deliver_Unreadable_SaysSoAndDeliversNothing(string xml)
    {
        await Should.ThrowAsync<MemoFormatException>(() => DeliverAsync(rig.Ids.NewId(), xml));
        (await rig.ListAsync("inbox")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Deliver_UnderAnotherMessageUuid_IsRefused()
    {
        var error = await Should.ThrowAsync<MemoFormatException>(() => DeliverAsync(rig.Ids.NewId(), SampleMemo.Xml(rig.Ids.NewId())));
        error.Finding.Code.ShouldBe("message.uuid.does.not.match.file.name");
        (await rig.ListAsync("deliveries")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Deliver_BrokenInAFile_ShowsNoMessage()
    {
        var messageUuid = rig.Ids.NewId();
        await Should.ThrowAsync<MemoFormatException>(() => DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid).Replace("SGVq",
            "SG!q", StringComparison.Ordinal)));
        (await rig.ListAsync("inbox")).ShouldNotContain(name => name.EndsWith("message.json"));
    }

    [Theory]
    [InlineData("../../etc/passwd", "_.._etc_passwd")]
    [InlineData("brev.pdf", "brev.pdf")]
    [InlineData("Åse & Søn.pdf", "Åse _ Søn.pdf")]
    [InlineData("...", "file")]
    [InlineData("", "file")]
    [InlineData("a/b\\c:d\0.txt", "a_b_c_d_.txt")]
    public void SafeName_OfAnyName_IsABlobsName(string filename, string safe)
    {
        InboxFiles.SafeName(filename).ShouldBe(safe);
        BlobPath.IsValid($"01-{InboxFiles.SafeName(filename)}").ShouldBeTrue();
    }

    [Theory]
    [InlineData("日", 100, ".pdf")]
    [InlineData("ק", 200, ".docx")]
    [InlineData("å", 120, ".txt")]
    [InlineData("ก", 90, "")]
    [InlineData("あ.", 80, ".html")]
    public void SafeName_OfLettersOfSeveralBytes_FitsAFileSystem(string letter, int times, string ending)
    {
        var safe = InboxFiles.SafeName(string.Concat(Enumerable.Repeat(letter, times)) + ending);
        Encoding.UTF8.GetByteCount($"01-{safe}").ShouldBeLessThanOrEqualTo(255);
        safe.ShouldStartWith(letter);
        safe.ShouldEndWith(ending);
    }

    [Fact]
    public void SafeName_TooLong_KeepsItsEnding()
    {
        var safe = InboxFiles.SafeName(new string('a', 300) + ".pdf");
        safe.Length.ShouldBe(120);
        safe.ShouldEndWith(".pdf");
    }

    public void Dispose() => rig.Dispose();

    private async Task<DeliveryStatus> DeliverAsync(Guid messageUuid, string xml)
    {
        var place = Places.ReceivedLetter(Rig.SystemId, messageUuid, "push-1");
        await rig.WriteAsync(place, xml);
        await using var letter = await rig.Get<ReceivedLetters>().OpenAsync(place, Rig.SystemId, messageUuid, default);
        return await rig.Get<Deliverer>().DeliverAsync(letter!, default);
    }
}
