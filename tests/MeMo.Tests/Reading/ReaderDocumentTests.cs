using System.Text;

namespace Postvogn.MeMo.Tests.Reading;

/// <summary>What stands around the files of a document is known when they have gone by, its files never held.</summary>
public sealed class ReaderDocumentTests
{
    private const string Created = "<memo:createdDateTime>2030-01-07T08:00:00Z</memo:createdDateTime>";

    [Theory]
    [InlineData("1.1")]
    [InlineData("1.2")]
    public async Task Documents_AfterTheLastFile_AreThoseOfTheMessage(string version)
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var message = new RandomMessages(seed, version == "1.1" ? MemoVersion.V1_1 : MemoVersion.V1_2).Next();
            await using var reader = new MemoReader(new MemoryStream(Encoding.UTF8.GetBytes(await Letters.XmlAsync(message))));
            var files = 0;
            while (await reader.ReadFileAsync(CancellationToken.None) is not null) files++;

            var expected = message.Body is not { } body ? [] : new[] { (DocumentKind.Main, body.MainDocument) }
                .Concat(body.AdditionalDocuments.Select(document => (DocumentKind.Additional, document)))
                .Concat(body.TechnicalDocuments.Select(document => (DocumentKind.Technical, document))).ToList();
            reader.Documents.Select(read => (read.Kind, read.DocumentId, read.Label))
                .ShouldBe(expected.Select(one => (one.Item1, one.Item2.DocumentId, one.Item2.Label)));
            reader.Documents.SelectMany(read => read.Actions).ShouldBe(expected.SelectMany(one => one.Item2.Actions));
            reader.Documents.Select(read => read.Index)
                .ShouldBe(expected.GroupBy(one => one.Item1).SelectMany(kind => Enumerable.Range(1, kind.Count())));
            (reader.CreatedDateTime, files).ShouldBe((message.Body?.CreatedDateTime, expected.Sum(one => one.Item2.Files.Count)));
        }
    }

    [Fact]
    public async Task Documents_BeforeItsEnd_AreNotThere()
    {
        await using var reader = Tolerant(await Letters.XmlAsync());
        await reader.ReadHeaderAsync(CancellationToken.None);
        await reader.ReadFileAsync(CancellationToken.None);
        reader.Documents.ShouldBeEmpty();
        (await reader.ReadFileAsync(CancellationToken.None)).ShouldBeNull();
        reader.Documents.ShouldHaveSingleItem().Kind.ShouldBe(DocumentKind.Main);
    }

    [Fact]
    public async Task CreatedDateTime_BehindTheDocuments_IsKnownAfterThem()
    {
        var xml = (await Letters.XmlAsync()).Replace(Created, "", StringComparison.Ordinal)
            .Replace("</memo:MessageBody>", $"{Created}</memo:MessageBody>", StringComparison.Ordinal);
        await using var reader = Tolerant(xml);
        while (await reader.ReadFileAsync(CancellationToken.None) is not null)
            reader.CreatedDateTime.ShouldBeNull();
        reader.CreatedDateTime.ShouldBe(new DateTimeOffset(2030, 1, 7, 8, 0, 0, TimeSpan.Zero));
    }

    /// <summary>Each text keeps to its type; only together they are more than any letter has.</summary>
    [Fact]
    public async Task Read_MoreTextThanIsHeld_LeavesTheRestOutAndSaysSo()
    {
        const string uuid = "9b0f3f0a-52ad-4b4c-8a52-0d8b5c1e2f33";
        var comment = $"<memo:comment>{new string('x', 512)}</memo:comment>";
        var reply = $"<memo:ReplyData><memo:messageUUID>{uuid}</memo:messageUUID>{comment}</memo:ReplyData>";
        var xml = (await Letters.XmlAsync()).Replace(
            "</memo:MessageHeader>", string.Concat(Enumerable.Repeat(reply, 6_000)) + "</memo:MessageHeader>", StringComparison.Ordinal);
        await using var reader = Tolerant(xml);
        var header = await reader.ReadHeaderAsync(CancellationToken.None);

        header.ReplyData.Count.ShouldBe(6_000);
        header.ReplyData.Sum(data => data.Comment?.Length ?? 0).ShouldBeInRange(1_500_000, 2_000_000);
        header.ReplyData[0].Comment!.Length.ShouldBe(512);
        header.ReplyData[^1].Comment.ShouldBeNull();
        reader.Findings[0].Message.ShouldContain("more than 2000000 characters");
    }

    private static MemoReader Tolerant(string xml) => new(new MemoryStream(Encoding.UTF8.GetBytes(xml)), MemoReaderOptions.Tolerant);
}
