using System.Text;

namespace Postvogn.MeMo.Tests.Reading;

/// <summary>What a message can cost that holds nothing but faults: memory and findings do not grow with it.</summary>
[Collection(nameof(AloneCollection))]
public sealed class BoundsTests
{
    private const long MostAlive = 24_000_000;

    [Theory]
    [InlineData("<unknown/>", "", "", 1000)]
    [InlineData("<unknown/>", "<memo:MessageHeader>", "</memo:MessageHeader>", 1000)]
    [InlineData("<unknown/>", "<memo:unknown>", "</memo:unknown>", 2)]
    [InlineData("<a{0}/>", "", "", 1000)]
    [InlineData("<a{0}/>", "<memo:unknown>", "</memo:unknown>", 2)]
    [InlineData("<x a{0}='' b{0}=''/>", "<memo:unknown>", "</memo:unknown>", 2)]
    [InlineData("<x xmlns:a{0}='u{0}'/>", "<memo:unknown>", "</memo:unknown>", 2)]
    [InlineData("<memo:ReplyData/>", "<memo:MessageHeader>", "</memo:MessageHeader>", 1000)]
    [InlineData("<memo:EMail><memo:emailAddress>x</memo:emailAddress></memo:EMail>", "<memo:MessageHeader>", "</memo:MessageHeader>", 1000)]
    [InlineData("<![CDATA[x]]>", "<memo:MessageHeader><memo:label>", "</memo:label></memo:MessageHeader>", 1)]
    [InlineData("<!--x-->", "<memo:MessageHeader>", "</memo:MessageHeader>", 1)]
    [InlineData(" a{0}=''", "<memo:MessageHeader", "/>", 1)]
    public async Task Validate_MillionsOfOneFault_HoldsAThousandFindingsAndSaysHowManyMore(
        string item, string before, string after, int findings)
    {
        const string root = "<memo:Message xmlns:memo='https://DigitalPost.dk/MeMo-1' memoVersion='1.2'>";
        var input = new NumberedStream(root + before, item, 40_000_000, $"{after}</memo:Message>");
        var start = GC.GetTotalMemory(forceFullCollection: true);
        var report = await MemoValidator.ValidateAsync(input, new(), CancellationToken.None);

        (input.MostAlive - start).ShouldBeLessThan(MostAlive);
        report.Findings.Count.ShouldBeInRange(1, findings);
        report.Length.ShouldBe(input.Given);
        if (findings == 1000)
            report.Findings[^1].Message.ShouldMatch("^There are [0-9]+ findings more");
        (GC.GetTotalMemory(forceFullCollection: true) - start).ShouldBeLessThan(2_000_000);
        GC.KeepAlive(report);
    }

    [Theory]
    [InlineData(999, 999, null)]
    [InlineData(1000, 1000, null)]
    [InlineData(1001, 1000, "There are 2 findings more.")]
    [InlineData(5000, 1000, "There are 4001 findings more.")]
    [InlineData(20_000, 1000, "There are 9001 findings more; what follows them was not judged.")]
    public async Task Validate_ManyFindings_AreCounted(int unknown, int held, string? closing)
    {
        var xml = (await Letters.XmlAsync()).Replace(
            "<memo:messageType>", string.Concat(Enumerable.Repeat("<u/>", unknown)) + "<memo:messageType>", StringComparison.Ordinal);
        var report = await Xml.ValidateAsync(xml);

        report.Findings.Count.ShouldBe(held);
        report.Findings[0].Message.ShouldBe("The element is not allowed here.");
        (report.Findings[^1].Path == "/" ? report.Findings[^1].Message : null).ShouldBe(closing);
    }

    [Theory]
    [InlineData(65, false)]
    [InlineData(66, true)]
    [InlineData(100_000, true)]
    public async Task Validate_Depth_IsBounded(int depth, bool isTooDeep)
    {
        // The message and its header are two of them.
        var nested = string.Concat(Enumerable.Repeat("<u>", depth - 2)) + string.Concat(Enumerable.Repeat("</u>", depth - 2));
        var xml = (await Letters.XmlAsync()).Replace("<memo:messageType>", nested + "<memo:messageType>", StringComparison.Ordinal);
        var findings = (await Xml.ValidateAsync(xml)).Findings;
        findings.Any(finding => finding.Message.Contains("more than 65 levels", StringComparison.Ordinal)).ShouldBe(isTooDeep);
    }

    /// <summary>One item again and again, with its number in it, counting what is alive meanwhile.</summary>
    private sealed class NumberedStream(string before, string item, long length, string after) : Stream
    {
        private byte[] ready = Encoding.UTF8.GetBytes(before);
        private int position;
        private int number;
        private bool ended;

        public long Given { get; private set; }

        public long MostAlive { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (position == ready.Length)
                Next();
            var taken = Math.Min(count, ready.Length - position);
            ready.AsSpan(position, taken).CopyTo(buffer.AsSpan(offset));
            position += taken;
            Given += taken;
            return taken;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private void Next()
        {
            position = 0;
            if (Given >= length)
            {
                ready = ended ? [] : Encoding.UTF8.GetBytes(after);
                ended = true;
                return;
            }

            var text = new StringBuilder();
            while (text.Length < 200_000)
                text.Append(item.Replace("{0}", $"{number++}", StringComparison.Ordinal));
            ready = Encoding.UTF8.GetBytes(text.ToString());
            if (number % 64 == 0 || MostAlive == 0)
                MostAlive = Math.Max(MostAlive, GC.GetTotalMemory(forceFullCollection: true));
        }
    }
}
