namespace Postvogn.MeMo.Tests.Writing;

public sealed class WriterTests
{
    [Fact]
    public async Task Write_11_StatesSchemaVersionAndBothFlags()
    {
        var xml = await Letters.XmlAsync(Letters.Plain(MemoVersion.V1_1));
        xml.ShouldContain(" memoVersion=\"1.1\" memoSchVersion=\"1.1.0\"");
        xml.ShouldContain(
            "</memo:label><memo:mandatory>false</memo:mandatory><memo:legalNotification>false</memo:legalNotification><memo:Sender>");
    }

    [Fact]
    public async Task Write_12_StatesNeither()
    {
        var xml = await Letters.XmlAsync();
        xml.ShouldContain(" memoVersion=\"1.2\"");
        xml.ShouldNotContain("memoSchVersion");
        xml.ShouldNotContain("mandatory");
    }

    [Fact]
    public async Task Write_Message_IsUtf8WithoutMarkUnderThePrefixMemo() =>
        (await Letters.XmlAsync()).ShouldStartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?><memo:Message xmlns:");

    [Fact]
    public async Task Write_EmptyFile_HasStartAndEndTag() =>
        (await Letters.XmlAsync(With(file => file with { Content = FileContent.FromBytes(default) })))
            .ShouldContain("<memo:content></memo:content>");

    [Fact]
    public async Task Write_LineBreaksInText_SurviveReading()
    {
        var message = Letters.Plain() with { Header = Letters.Plain().Header with { Label = "a\r\nb\nc\rd\te" } };
        (await Xml.ReadAsync(await Xml.WriteAsync(message))).Header.Label.ShouldBe("a\r\nb\nc\rd\te");
    }

    [Fact]
    public async Task Write_LocalTime_IsWrittenInUtc()
    {
        var message = Letters.Plain() with
        {
            Body = Letters.Plain().Body! with { CreatedDateTime = new(2030, 7, 1, 1, 30, 0, TimeSpan.FromHours(2)) },
        };
        (await Letters.XmlAsync(message)).ShouldContain("<memo:createdDateTime>2030-06-30T23:30:00Z</memo:createdDateTime>");
    }

    [Fact]
    public async Task Write_ElementOf12In11_IsRefused() => await ShouldRefuseAsync(
        WithHeader(header => header with { Sender = header.Sender with { Representative = new() { Label = "x" } } }) with
        {
            Version = MemoVersion.V1_1,
        },
        "/Message/MessageHeader/Sender/Representative");

    [Fact]
    public async Task Write_ActionOfATechnicalDocument_IsRefused()
    {
        var document = new Document { Files = [Letters.File()], Actions = [new() { Label = "x", ActionCode = "y" }] };
        await ShouldRefuseAsync(
            Letters.Plain() with { Body = Letters.Plain().Body! with { TechnicalDocuments = [document] } },
            "/Message/MessageBody/TechnicalDocument[1]/Actions");
    }

    [Fact]
    public async Task Write_ReservationAndEntryPoint_IsRefused()
    {
        var reservation = new Reservation
        {
            Description = "x", ReservationUuid = Guid.Parse(Letters.Uuid), Abstract = "x", Location = "x",
            StartDateTime = DateTimeOffset.UnixEpoch,
            EndDateTime = DateTimeOffset.UnixEpoch,
        };
        var action = new DocumentAction
        {
            Label = "x",
            ActionCode = "y",
            Reservation = reservation,
            EntryPoint = new() { Url = "https://eksempel.dk" },
        };
        var main = new Document { Files = [Letters.File()], Actions = [action] };
        await ShouldRefuseAsync(
            Letters.Plain() with { Body = Letters.Plain().Body! with { MainDocument = main } },
            "/Message/MessageBody/MainDocument/Action[1]/Reservation");
    }

    [Fact]
    public async Task Write_TextThatIsTooLong_IsRefused() =>
        await ShouldRefuseAsync(WithHeader(header => header with { Label = new('x', 257) }), "/Message/MessageHeader/label");

    [Theory]
    [InlineData(0x0000)]
    [InlineData(0xD800)]
    [InlineData(0xFFFE)]
    public async Task Write_CharacterThatXmlCannotHold_IsRefused(int letter) =>
        await ShouldRefuseAsync(WithHeader(header => header with { Label = $"a{(char)letter}b" }), "/Message/MessageHeader/label");

    [Fact]
    public async Task Write_UuidOfAnotherVersion_IsRefused() => await ShouldRefuseAsync(
        WithHeader(header => header with { MessageUuid = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) }),
        "/Message/MessageHeader/messageUUID");

    [Fact]
    public async Task Write_MissingValue_IsRefused() =>
        await ShouldRefuseAsync(WithHeader(header => header with { Label = null! }), "/Message/MessageHeader/label");

    [Fact]
    public async Task Write_DocumentWithoutFile_IsRefused() => await ShouldRefuseAsync(
        Letters.Plain() with { Body = Letters.Plain().Body! with { MainDocument = new() { Files = [] } } },
        "/Message/MessageBody/MainDocument/File");

    [Fact]
    public async Task Write_TooMany_IsRefused()
    {
        var point = new ContactPoint
        {
            ContactPointId = "x",
            ContactInfo = [.. Enumerable.Repeat(new ContactInfo { Label = "x", Value = "y" }, 3)],
        };
        await ShouldRefuseAsync(
            WithHeader(header => header with { Sender = header.Sender with { ContactPoint = point } }),
            "/Message/MessageHeader/Sender/ContactPoint/ContactInfo");
    }

    [Fact]
    public async Task Write_ContentThatComesInPieces_IsOneBase64()
    {
        var bytes = new byte[200_000];
        new Random(2).NextBytes(bytes);
        var slow = FileContent.From(_ => ValueTask.FromResult<Stream>(new SlowStream(bytes, 1001)));
        var xml = await Letters.XmlAsync(With(file => file with { Content = slow }));
        xml.ShouldContain($"<memo:content>{Convert.ToBase64String(bytes)}</memo:content>");
    }

    private static Message WithHeader(Func<MessageHeader, MessageHeader> change) =>
        Letters.Plain() with { Header = change(Letters.Plain().Header) };

    private static Message With(Func<MemoFile, MemoFile> change) =>
        Letters.Plain() with { Body = Letters.Plain().Body! with { MainDocument = new() { Files = [change(Letters.File())] } } };

    private static async Task ShouldRefuseAsync(Message message, string path)
    {
        var refusal = await Should.ThrowAsync<MemoFormatException>(() => Xml.WriteAsync(message));
        refusal.Finding.Path.ShouldBe(path);
        refusal.Finding.Fix.ShouldNotBeEmpty();
    }
}
