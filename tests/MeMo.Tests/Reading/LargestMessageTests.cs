using System.Text;

namespace Postvogn.MeMo.Tests.Reading;

/// <summary>
/// The largest message that Digital Post takes goes through in pooled buffers. Nothing here waits, so all of it is this thread's.
/// </summary>
[Collection(nameof(AloneCollection))]
public sealed class LargestMessageTests
{
    private const long Largest = 99_500_000;
    private const long MostAllocated = 8_000_000;

    [Fact]
    public async Task Read_LargestMessage_AllocatesLittle()
    {
        var xml = await MessageOfAsync(Largest);
        var buffer = new byte[65536];
        var before = GC.GetAllocatedBytesForCurrentThread();
        await using var reader = new MemoReader(xml);
        var part = await reader.ReadFileAsync(CancellationToken.None);
        long count = 0;
        while (await part!.Content.ReadAsync(buffer) is > 0 and var read)
            count += read;
        (await reader.ReadFileAsync(CancellationToken.None)).ShouldBeNull();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostAllocated);
        count.ShouldBeInRange(74_000_000, 75_000_000);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(4, false)]
    public async Task Validate_LargestMessage_AllocatesLittleAndIsJudgedToTheByte(int more, bool isValid)
    {
        var xml = await MessageOfAsync(Largest + more);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var report = await MemoValidator.ValidateAsync(xml, new(), CancellationToken.None);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostAllocated);
        report.Length.ShouldBe(Largest + more);
        report.Findings.Select(finding => finding.Code).ShouldBe(isValid ? [] : ["memo.file.size.too.large"]);
    }

    [Fact]
    public async Task Convert_LargestMessage_AllocatesLittleAndCopiesEveryLetter()
    {
        var xml = await MessageOfAsync(Largest);
        var output = new CountingStream();
        var before = GC.GetAllocatedBytesForCurrentThread();
        await MemoConverter.ConvertAsync(xml, output, MemoVersion.V1_1, CancellationToken.None);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostAllocated);
        const string added =
            " memoSchVersion=\"1.1.0\"<memo:mandatory>false</memo:mandatory><memo:legalNotification>false</memo:legalNotification>";
        output.Length.ShouldBe(Largest + added.Length);
    }

    [Fact]
    public async Task Write_LargestMessage_AllocatesLittle()
    {
        var bytes = new byte[30_000];
        new Random(1).NextBytes(bytes);
        var content = FileContent.From(_ => ValueTask.FromResult<Stream>(new GeneratedStream([], bytes, 74_500_000, [])));
        var message = Letters.Plain() with
        {
            Body = Letters.Plain().Body! with { MainDocument = new() { Files = [Letters.File() with { Content = content }] } },
        };
        var output = new CountingStream();
        var before = GC.GetAllocatedBytesForCurrentThread();
        await MemoWriter.WriteAsync(output, message, CancellationToken.None);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostAllocated);
        output.Length.ShouldBeInRange(99_300_000, Largest);
    }

    [Theory]
    [InlineData("utf-8", "<![CDATA[", "]]>")]
    [InlineData("utf-16", "", "")]
    public async Task Validate_LargestMessageThatOnlyTheParserCanRead_AllocatesLittle(string encoding, string before, string after)
    {
        var xml = (await Letters.XmlWithContentAsync($"{before}|{after}")).Replace("utf-8", encoding, StringComparison.Ordinal).Split('|');
        var target = Encoding.GetEncoding(encoding);
        var input = new GeneratedStream(
            [.. target.GetPreamble(), .. target.GetBytes(xml[0])],
            target.GetBytes(string.Concat(Enumerable.Repeat("QUJD", 4000))),
            9_600_000,
            target.GetBytes(xml[1]));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var report = await MemoValidator.ValidateAsync(input, new(), CancellationToken.None);

        report.Findings.ShouldBeEmpty();
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(MostAllocated);
    }

    private static async Task<GeneratedStream> MessageOfAsync(long length)
    {
        var xml = (await Letters.XmlWithContentAsync("|")).Split('|');
        var (beginning, end) = (Encoding.UTF8.GetBytes(xml[0]), Encoding.UTF8.GetBytes(xml[1]));
        var letters = (length - beginning.Length - end.Length) / 4 * 4;
        var spaces = new string(' ', (int)(length - beginning.Length - end.Length - letters));
        return new GeneratedStream(
            beginning,
            Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("QUJD", 10_000))),
            letters,
            [.. Encoding.ASCII.GetBytes(spaces), .. end]);
    }
}
