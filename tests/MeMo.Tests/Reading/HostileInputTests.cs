using System.Text;

namespace Postvogn.MeMo.Tests.Reading;

/// <summary>Input that is made to fill the memory or to confuse ends in a named finding.</summary>
[Collection(nameof(AloneCollection))]
public sealed class HostileInputTests
{
    private const long Size = 16_000_000;
    private const long MostAlive = 10_000_000;

    [Theory]
    [InlineData("<a>")]
    [InlineData("<a/>")]
    [InlineData("<memo:Sender>")]
    [InlineData("<memo:ReplyData>")]
    [InlineData("<memo:ReplyData/>")]
    [InlineData("x")]
    [InlineData(" ")]
    [InlineData("<x y='")]
    [InlineData(" y='>'")]
    [InlineData("<!--")]
    [InlineData("<![CDATA[>]]>")]
    [InlineData("<![CDATA[QUJD]]>")]
    [InlineData("<![CDATA[QUJD")]
    [InlineData("&#65;")]
    [InlineData("&lt;")]
    [InlineData("\0")]
    public async Task Validate_EndlessRepetition_IsFoundInBoundedMemory(string pattern)
    {
        var xml = await Letters.XmlAsync();
        foreach (var place in new[] { "<memo:label>", "<memo:MessageHeader>", "<memo:content>" })
        {
            var cut = xml.IndexOf(place, StringComparison.Ordinal) + place.Length;
            var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(pattern, 5000)));
            var input = new GeneratedStream(
                Encoding.UTF8.GetBytes(xml[..cut]), block, Size / block.Length * block.Length, Encoding.UTF8.GetBytes(xml[cut..]))
            {
                Samples = true,
            };
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var report = await MemoValidator.ValidateAsync(input, new(), CancellationToken.None);

            var isFine = place == "<memo:content>"
                ? pattern is " " or "x" or "&#65;" or "<![CDATA[QUJD]]>"
                : place == "<memo:MessageHeader>" && pattern == " ";
            report.Findings.Count.ShouldBeInRange(isFine ? 0 : 1, isFine ? 0 : 1000, $"{pattern} in {place}");
            (input.MostAlive - before).ShouldBeLessThan(MostAlive, $"{pattern} in {place}");
        }
    }

    [Theory]
    [InlineData("<memo:New a='b'/>", true)]
    [InlineData("<memo:ReplyData><memo:caseID>1</memo:caseID></memo:ReplyData>", true)]
    [InlineData("<memo:New>", false)]
    [InlineData("<!--", false)]
    public async Task Convert_EndlessRepetition_TakesBoundedMemory(string pattern, bool isWellFormed)
    {
        const string place = "</memo:MessageHeader>";
        var xml = (await Letters.XmlAsync()).Split(place);
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(pattern, 5000)));
        var (beginning, end) = (Encoding.UTF8.GetBytes(xml[0]), Encoding.UTF8.GetBytes(place + xml[1]));
        var input = new GeneratedStream(beginning, block, Size / block.Length * block.Length, end) { Samples = true };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var output = new CountingStream();
        var conversion = async () => await MemoConverter.ConvertAsync(input, output, MemoVersion.V1_1, CancellationToken.None);

        if (isWellFormed)
            (await conversion()).Lost.ShouldBeEmpty();
        else
            (await Should.ThrowAsync<MemoFormatException>(conversion)).Finding.Code.ShouldBe("memo.invalid");
        (output.Length > Size / 2).ShouldBe(isWellFormed);
        (input.MostAlive - before).ShouldBeLessThan(MostAlive);
    }

    [Fact]
    public async Task Validate_TruncatedAnywhere_IsFound()
    {
        var xml = await Xml.WriteAsync(Letters.Plain());
        for (var length = 0; length < xml.Length; length++)
        {
            var report = await Xml.ValidateAsync(xml[..length]);
            report.Findings.ShouldContain(finding => finding.Code == "memo.invalid", $"{length}");
            report.Length.ShouldBe(length);
        }
    }

    [Fact]
    public async Task Validate_RandomMutation_EndsInAReport()
    {
        var random = new Random(11);
        var xml = await Xml.WriteAsync(new RandomMessages(6, MemoVersion.V1_1).Full());
        for (var round = 0; round < 1000; round++)
        {
            var copy = xml.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                copy[random.Next(copy.Length)] = (byte)(random.Next(3) == 0 ? "<>&/!['\" "u8[random.Next(9)] : random.Next(256));
            (await Xml.ValidateAsync(copy)).Length.ShouldBe(copy.Length);
        }
    }

    [Fact]
    public async Task Validate_CancelledReading_Throws()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var xml = await Xml.WriteAsync(Letters.Plain());
        await Should.ThrowAsync<OperationCanceledException>(
            async () => await MemoValidator.ValidateAsync(new SlowStream(xml, 10), new(), source.Token));
    }
}
