using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Receiving;

public sealed class DelivererTests : IDisposable
{
    private const string JobsContactPoint = "6F2D0C11-58B3-4A61-9D2B-3C1C5A6E0D11";
    private static readonly Guid Other = Guid.Parse("76e4d1a5-3c1c-4e6b-8a52-3b0a9b1f7c01");
    private readonly Rig rig = new();

    [Theory]
    [InlineData(null, "unrouted")]
    [InlineData("0c9b5a6e-8d3f-4b7e-9f5d-2f1f3f4d5e6f", "unrouted")]
    [InlineData(JobsContactPoint, "jobs")]
    public async Task Deliver_ByContactPoint_LaysFilesAndMessageInItsInbox(string? contactPoint, string destination)
    {
        var messageUuid = rig.Ids.NewId();
        await DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid, contactPoint: contactPoint));

        (await rig.ListAsync("inbox")).ShouldBe(
            new[] { "01-brev.txt", "memo.xml", "message.json" }.Select(file => $"{destination}/{messageUuid}/{file}"));
        (await rig.ReadAsync(Places.Inbox(destination, $"{messageUuid}", "01-brev.txt")))!.ShouldBe("Hej"u8.ToArray());
        var place = Places.Inbox(destination, $"{messageUuid}", "message.json");
        var message = (await rig.ReadAsync(place, InboxJson.OfMemo.InboxMessage))!;
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
        await rig.WriteAsync(Places.Inbox("unrouted", $"{messageUuid}", "01-brev.txt"), "He");

        await DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid));

        (await rig.ReadAsync(Places.Inbox("unrouted", $"{messageUuid}", "01-brev.txt")))!.ShouldBe("Hej"u8.ToArray());
        (await rig.ListAsync("inbox")).Count.ShouldBe(3);
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

        (await rig.ListAsync("inbox")).Count.ShouldBe(3);
        var message = await MessageAsync($"{messageUuid}");
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
    [InlineData("A\u030Arsag o\u0308vrigt.pdf", "Årsag övrigt.pdf")]
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

    /// <summary>A blob's name, and a consumer's file, that ends in a blank or a dot is another one on some systems.</summary>
    [Theory]
    [InlineData(' ')]
    [InlineData('.')]
    public void SafeName_CutAtABlankOrDot_EndsInNeither(char c) =>
        InboxFiles.SafeName(new string('a', 119) + c + new string('b', 20)).ShouldBe(new string('a', 119));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Deliver_OneMessageUuidForTwoSystems_KeepsTheLettersApart(bool otherIsFirst)
    {
        var messageUuid = rig.Ids.NewId();
        var (first, second) = otherIsFirst ? (Other, Rig.SystemId) : (Rig.SystemId, Other);
        for (var push = 0; push < 2; push++)
        {
            await DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid, "To the first"), first);
            await DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid, "To the second"), second);
        }

        (await rig.ListAsync("inbox")).ShouldBe(
            new[] { $"{messageUuid}", $"{messageUuid}-{second}" }
                .SelectMany(folder => new[] { "01-brev.txt", "memo.xml", "message.json" }.Select(file => $"unrouted/{folder}/{file}"))
                .Order(StringComparer.Ordinal));
        var (plain, apart) = (await MessageAsync($"{messageUuid}"), await MessageAsync($"{messageUuid}-{second}"));
        (plain.SystemId, plain.ApartFromSystemId, plain.Label).ShouldBe((first, null, "To the first"));
        (apart.SystemId, apart.ApartFromSystemId, apart.Label).ShouldBe((second, first, "To the second"));
    }

    [Fact]
    public async Task Deliver_TwoSystemsAtOnce_NeverShareAFolder()
    {
        foreach (var messageUuid in Enumerable.Range(0, 10).Select(_ => rig.Ids.NewId()))
        {
            await Task.WhenAll(new[] { Rig.SystemId, Other }.Select(
                system => DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid, $"To {system}"), system)));

            var plain = await MessageAsync($"{messageUuid}");
            var second = plain.SystemId == Other ? Rig.SystemId : Other;
            plain.Label.ShouldBe($"To {plain.SystemId}");
            (await MessageAsync($"{messageUuid}-{second}")).Label.ShouldBe($"To {second}");
        }
    }

    [Fact]
    public async Task Deliver_KilledBetweenFolderAndDelivery_HasTheFolderAllTheSame()
    {
        var messageUuid = rig.Ids.NewId();
        await rig.Store.WriteAsync(
            Places.FolderOwner("unrouted", messageUuid), Other, ReceivingJson.Default.Guid, BlobCondition.IfAbsent, default);

        await DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid));
        await DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid), Other);

        (await MessageAsync($"{messageUuid}")).SystemId.ShouldBe(Other);
        (await MessageAsync($"{messageUuid}-{Rig.SystemId}")).SystemId.ShouldBe(Rig.SystemId);
    }

    [Fact]
    public async Task Deliver_TwoSystemsWithDestinationsOfTheirOwn_HaveBothThePlainFolder()
    {
        var messageUuid = rig.Ids.NewId();
        await DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid, contactPoint: JobsContactPoint));
        await DeliverAsync(messageUuid, SampleMemo.Xml(messageUuid), Other);

        (await rig.ListAsync("inbox")).Count(name => name.EndsWith($"/{messageUuid}/message.json", StringComparison.Ordinal)).ShouldBe(2);
    }

    public static TheoryData<string> HostileNames { get; } =
    [
        "..", ".", "/", "\\", "C:\\x.txt", "../../../etc/shadow", "..\\..\\x", "x\0.pdf", "x\r\ny.pdf", "x\u0085y",
        "\u202Egnp.exe", "\uFEFF.pdf",
        ".hidden", "trailing. ", " leading", "con", "nul.txt", "%2e%2e%2f", "a//b", "~root", "$HOME", "`id`", "a;b|c&d",
        "<script>", "\ud800",
        "e\u0301.pdf", "\u00e9.pdf", "📄.pdf", new string('a', 5_000), new string('漢', 300) + ".pdf", "x." + new string('y', 300),
    ];

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void SafeName_OfAHostileName_LeadsNowhereAndIsABlobs(string filename)
    {
        var safe = InboxFiles.SafeName(filename);
        safe.Length.ShouldBeInRange(1, 120);
        safe.ShouldAllBe(c => char.IsLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == ' ');
        Path.GetFileName($"01-{safe}").ShouldBe($"01-{safe}");
        BlobPath.IsValid($"unrouted/{rig.Ids.NewId()}/01-{safe}").ShouldBeTrue();
    }

    public void Dispose() => rig.Dispose();

    private async Task<InboxMessage> MessageAsync(string folder) =>
        (await rig.ReadAsync(Places.Inbox("unrouted", folder, InboxMessage.File), InboxJson.OfMemo.InboxMessage))!;

    private async Task<Delivery> DeliverAsync(Guid messageUuid, string xml, Guid? systemId = null)
    {
        var system = systemId ?? Rig.SystemId;
        var place = Places.ReceivedLetter(system, messageUuid, "push-1");
        await rig.WriteAsync(place, xml);
        await using var letter = await rig.Get<ReceivedLetters>().OpenAsync(place, system, messageUuid, default);
        return await rig.Get<Deliverer>().DeliverAsync(letter!, default);
    }
}
