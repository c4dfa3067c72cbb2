using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;
using Postvogn.MeMo;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>Nothing of a MeMo is lost by being read (TI 2.4.1): letter, message.json and schema against the table of elements.</summary>
public sealed class When_a_letter_is_received_whole : IDisposable
{
    private static readonly Guid Other = Guid.Parse("76e4d1a5-3c1c-4e6b-8a52-3b0a9b1f7c01");
    private readonly Rig rig = new();
    private Guid messageUuid;

    public When_a_letter_is_received_whole() => messageUuid = rig.Ids.NewId();

    public static TheoryData<string, string> Faults { get; } = new()
    {
        { "<memo:label>Afgørelse</memo:label>", "" },
        { "<memo:messageType>DIGITALPOST</memo:messageType>", "" },
        { "</memo:MessageHeader>", "<memo:ReplyData><memo:messageUUID>x</memo:messageUUID></memo:ReplyData></memo:MessageHeader>" },
        { "</memo:MessageHeader>", "<memo:New/></memo:MessageHeader>" },
        { "</memo:MessageHeader>", "<memo:ForwardData/><memo:ContentData/></memo:MessageHeader>" },
        { "<memo:idType>CPR</memo:idType>", "<memo:AttentionData><x/></memo:AttentionData>" },
        { "<memo:MainDocument>", "<memo:AdditionalDocument/><memo:MainDocument><memo:Action><memo:Reservation/></memo:Action>" },
        { "</memo:MainDocument>", "<memo:Action/></memo:MainDocument><memo:MainDocument><memo:label>2</memo:label></memo:MainDocument>" },
        { "<memo:idType>CPR</memo:idType>", $"<memo:idType>CPR</memo:idType>{Numbers("")}" },
        { "<memo:idType>CPR</memo:idType>", $"<memo:idType>CPR</memo:idType>{Numbers("1.5")}" },
        { "<memo:createdDateTime>2030-01-07T08:00:00Z</memo:createdDateTime>", "" },
        { "</memo:MessageBody>", "</memo:MessageBody><memo:MessageBody/>" },
    };

    [Theory]
    [InlineData("1.1")]
    [InlineData("1.2")]
    public async Task Should_hold_every_element_at_its_place(string version)
    {
        var letter = new EveryElement(version == "1.1" ? MemoVersion.V1_1 : MemoVersion.V1_2, messageUuid);
        await DeliverAsync(letter.Xml);

        var message = await MessageAsync();
        letter.Values.Count.ShouldBeGreaterThan(180);
        foreach (var (place, value) in letter.Values)
            At(message, place)?.ToString().ShouldBe(value, place);
        message["faults"]!.AsArray().ShouldBeEmpty();
        MessageSchema.FaultsOf(message).ShouldBeEmpty();
    }

    /// <summary>0 is a P-number as far as the schema goes, and the first moment of the calendar a time: the least of each type is there
    /// like any other value.</summary>
    [Theory]
    [InlineData("1.1")]
    [InlineData("1.2")]
    public async Task Should_hold_the_least_that_a_value_can_be(string version)
    {
        var letter = new EveryElement(version == "1.1" ? MemoVersion.V1_1 : MemoVersion.V1_2, messageUuid, isLeast: true);
        await DeliverAsync(letter.Xml);

        var message = await MessageAsync();
        letter.Values.Values.Count(value => value == "0").ShouldBeGreaterThan(2);
        foreach (var (place, value) in letter.Values)
            At(message, place)?.ToString().ShouldBe(value, place);
        message["faults"]!.AsArray().ShouldBeEmpty();
        MessageSchema.FaultsOf(message).ShouldBeEmpty();
    }

    /// <summary>Every text of theirs, wherever in message.json.</summary>
    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Should_hold_all_of_the_official_examples()
    {
        var examples = Directory.GetFiles(OfficialMemo.PathOf("samples"), "*.xml", SearchOption.AllDirectories);
        examples.Length.ShouldBeGreaterThanOrEqualTo(8);
        foreach (var example in examples)
        {
            messageUuid = rig.Ids.NewId();
            var memo = XDocument.Load(example);
            memo.Descendants().First(element => element.Name.LocalName == "messageUUID").Value = $"{messageUuid}";
            await DeliverAsync($"{memo}");

            var message = await MessageAsync();
            MessageSchema.FaultsOf(message).ShouldBeEmpty(example);
            var held = Values(message).Select(Normal).ToHashSet(StringComparer.Ordinal);
            foreach (var element in memo.Descendants().Where(element => !element.HasElements && element.Name.LocalName != "content"))
                held.ShouldContain(Normal(element.Value), $"{element.Name.LocalName} of {example}");
        }
    }

    [Fact]
    public async Task Should_keep_the_keys_that_others_read_already()
    {
        await DeliverAsync(new EveryElement(MemoVersion.V1_2, messageUuid).Xml);

        var message = await MessageAsync();
        ((Guid?)message["systemId"], (Guid?)message["messageUUID"]).ShouldBe((Rig.SystemId, messageUuid));
        foreach (var (key, place) in new[]
        {
            ("contactPointID", "recipient.contactPoint.contactPointID"),
            ("replyTo.messageUUID", "replyData[0].messageUUID"),
            ("replyTo.messageID", "replyData[0].messageID"),
            ("replyTo.caseID", "replyData[0].caseID"),
        })
            At(message, key)!.ToString().ShouldBe(At(message, place)!.ToString());
        message["sender"]!.AsObject().Select(pair => pair.Key).Take(2).ShouldBe(["id", "idType"]);
        message["files"]!.AsArray().Select(file => (string?)file!["document"])
            .ShouldBe([.. Twice("main"), .. Twice("additional"), .. Twice("additional"), .. Twice("technical"), .. Twice("technical")]);
        message["documents"]!.AsArray().SelectMany(document => document!["files"]!.AsArray().Select(path => (string?)path))
            .ShouldBe(message["files"]!.AsArray().Select(file => (string?)file!["path"]));
        message["receivedAt"].ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Should_name_what_a_letter_with_faults_has_lost(string part, string instead)
    {
        var xml = SampleMemo.Xml(messageUuid).Replace(part, instead, StringComparison.Ordinal);
        await DeliverAsync(xml);

        var message = await MessageAsync();
        message["faults"]!.AsArray().ShouldNotBeEmpty();
        MessageSchema.FaultsOf(message).ShouldBeEmpty();
        message.ToJsonString().ShouldNotContain("00000000-0000");
        message.ToJsonString().ShouldNotContain("0001-01-01");
        (await InboxAsync(InboxMessage.Memo)).ShouldBe(Encoding.UTF8.GetBytes(xml));
    }

    [Fact]
    public void Should_publish_a_schema_that_leaves_room_for_more()
    {
        var schema = MessageSchema.Read();
        ((string?)schema["$schema"]).ShouldBe("https://json-schema.org/draft/2020-12/schema");
        schema.ToJsonString().ShouldNotContain("additionalProperties");
        MessageSchema.FaultsOf(JsonNode.Parse("""{ "messageUUID": "no", "stranger": 1 }""")).Count.ShouldBeGreaterThan(2);
    }

    /// <summary>Held in memory, read from the store twice, and in another encoding with a mark at its beginning.</summary>
    [Theory]
    [InlineData(3, "utf-8")]
    [InlineData(3_000_000, "utf-8")]
    [InlineData(3, "utf-16")]
    public async Task Should_keep_it_byte_for_byte(int length, string encoding)
    {
        var xml = SampleMemo.Xml(messageUuid)
            .Replace("\n", "\r\n", StringComparison.Ordinal).Replace("\"utf-8\"", $"\"{encoding}\"", StringComparison.Ordinal)
            .Replace("SGVq", Convert.ToBase64String(new byte[length]), StringComparison.Ordinal);
        var known = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. known.GetPreamble(), .. known.GetBytes(xml + "<!-- and then -->\r\n")];
        await DeliverAsync(bytes);

        (await InboxAsync(InboxMessage.Memo)).ShouldBe(bytes);
        (await InboxAsync("01-brev.txt"))!.Length.ShouldBe(length);
    }

    /// <summary>A small one is read once; a large one before it begins, for its files and for memo.xml, unless a scanner had it on the
    /// disk.</summary>
    [Theory]
    [InlineData(3, 1)]
    [InlineData(3_000_000, 3)]
    public async Task Should_cost_one_write_more_and_seldom_a_read(int length, int opened)
    {
        var store = new CountingStore(rig.Store);
        var parts = rig.Parts(adjust: services => services.AddSingleton<IBlobStore>(store));
        var place = Places.ReceivedLetter(Rig.SystemId, messageUuid, "push-1");
        await rig.WriteAsync(
            place, SampleMemo.Xml(messageUuid).Replace("SGVq", Convert.ToBase64String(new byte[length]), StringComparison.Ordinal));
        await using var letter = await parts.GetRequiredService<ReceivedLetters>().OpenAsync(place, Rig.SystemId, messageUuid, default);
        await parts.GetRequiredService<Deliverer>().DeliverAsync(letter!, default);

        store.Opened(place).ShouldBe(opened);
        store.Calls.Where(call => call != $"open {place}").ShouldBe(
        [
            $"put {Places.FolderOwner("unrouted", messageUuid)}",
            $"put {Places.Delivery(Rig.SystemId, messageUuid)}",
            .. new[] { "01-brev.txt", InboxMessage.Memo, InboxMessage.File }
                .Select(file => $"put {Places.Inbox("unrouted", $"{messageUuid}", file)}"),
            $"put {Places.Delivery(Rig.SystemId, messageUuid)}",
        ]);
    }

    [Fact]
    public async Task Should_keep_that_of_a_second_system_apart()
    {
        var (first, second) = (SampleMemo.Xml(messageUuid, "To the first"), SampleMemo.Xml(messageUuid, "To the second"));
        await DeliverAsync(first);
        await DeliverAsync(second, Other);

        (await InboxAsync(InboxMessage.Memo)).ShouldBe(Encoding.UTF8.GetBytes(first));
        var apart = Places.Inbox("unrouted", $"{messageUuid}-{Other}", InboxMessage.Memo);
        (await rig.ReadAsync(apart)).ShouldBe(Encoding.UTF8.GetBytes(second));
    }

    [Fact]
    public async Task Should_leave_none_of_a_letter_that_cannot_be_read_to_its_end()
    {
        await Should.ThrowAsync<MemoFormatException>(
            () => DeliverAsync(SampleMemo.Xml(messageUuid).Replace("SGVq", "SG!q", StringComparison.Ordinal)));

        (await rig.ListAsync("inbox")).ShouldNotContain(name => name.EndsWith(InboxMessage.Memo));
    }

    /// <summary>Killed when message.json was there and the delivery's record not; the next push has other bytes.</summary>
    [Fact]
    public async Task Should_not_write_again_what_can_be_read()
    {
        var first = SampleMemo.Xml(messageUuid, "First");
        await DeliverAsync(first);
        var record = Places.Delivery(Rig.SystemId, messageUuid);
        var delivered = (await rig.ReadAsync(record, ReceivingJson.Default.Delivery))!;
        await rig.Store.WriteAsync(
            record, delivered with { Status = DeliveryStatus.Delivering }, ReceivingJson.Default.Delivery, BlobCondition.None, default);

        (await DeliverAsync(SampleMemo.Xml(messageUuid, "Second"))).Status.ShouldBe(DeliveryStatus.Delivered);

        ((string?)(await MessageAsync())["label"]).ShouldBe("First");
        (await InboxAsync(InboxMessage.Memo)).ShouldBe(Encoding.UTF8.GetBytes(first));
    }

    public void Dispose() => rig.Dispose();

    private static IEnumerable<string> Values(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(pair => Values(pair.Value)),
        JsonArray list => list.SelectMany(Values),
        null => [],
        _ => [node.ToString()],
    };

    private static string Normal(string value) =>
        value.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? $"{time.ToUniversalTime():O}"
            : value.Trim().ToUpperInvariant();

    private static string Numbers(string value) =>
        "<memo:AttentionData><grd:ProductionUnit xmlns:grd=\"https://data.gov.dk/model/core/\">" +
        $"<grd:productionUnitNumber>{value}</grd:productionUnitNumber></grd:ProductionUnit>" +
        "<gln:GlobalLocationNumber xmlns:gln=\"https://www.gs1.dk/gs1-standarder/identifikation/gln-global-location-number/\"/>" +
        "</memo:AttentionData>";

    private static string[] Twice(string kind) => [kind, kind];

    private static JsonNode? At(JsonNode? node, string place) => place.Split('.').Aggregate(node, (found, step) =>
        step.Split('[', ']') is [var key, var index, _] ? found?[key]?.AsArray().ElementAtOrDefault(int.Parse(index)) : found?[step]);

    private async Task<JsonNode> MessageAsync() => JsonNode.Parse((await InboxAsync(InboxMessage.File))!)!;

    private async Task<byte[]?> InboxAsync(string file) => await rig.ReadAsync(Places.Inbox("unrouted", $"{messageUuid}", file));

    private Task<Delivery> DeliverAsync(string xml, Guid? systemId = null) => DeliverAsync(Encoding.UTF8.GetBytes(xml), systemId);

    private async Task<Delivery> DeliverAsync(byte[] memo, Guid? systemId = null)
    {
        var system = systemId ?? Rig.SystemId;
        var place = Places.ReceivedLetter(system, messageUuid, "push-1");
        await rig.WriteAsync(place, memo);
        await using var letter = await rig.Get<ReceivedLetters>().OpenAsync(place, system, messageUuid, default);
        return await rig.Get<Deliverer>().DeliverAsync(letter!, default);
    }
}
