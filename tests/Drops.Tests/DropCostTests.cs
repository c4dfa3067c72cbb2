using System.Globalization;
using System.Text;
using Postvogn.MeMo;
using Postvogn.Testing;

namespace Postvogn.Drops.Tests;

/// <summary>Whatever a drop holds, judging it costs bounded bytes, time and findings.</summary>
public sealed class DropCostTests
{
    private readonly FakeClock clock = new();
    private readonly CountedFiles files = new();

    [Theory]
    [InlineData(99, 99)]
    [InlineData(100, 100)]
    [InlineData(101, 101)]
    [InlineData(102, 101)]
    [InlineData(700, 101)]
    public async Task Judge_LetterWithManyFaults_KeepsAHundredAndSaysHowManyMore(int faults, int kept)
    {
        var letter = (await Read.JudgeAsync(DropKind.Memo, Faulty(1, faults))).Letters[0];
        letter.Findings.Count.ShouldBe(kept);
        if (faults <= 100) letter.Findings.ShouldAllBe(finding => finding.Code != "findings.more");
        else letter.Findings[^1].Message.ShouldStartWith($"{faults - 100} more");
    }

    [Theory]
    [InlineData(DropKind.Zip, 40, 300)]
    [InlineData(DropKind.Tar, 300, 20)]
    [InlineData(DropKind.TarGz, 1_500, 2)]
    public async Task Judge_ArchiveWithManyFaults_KeepsAThousandAndOneALetter(DropKind kind, int letters, int faults)
    {
        var archive = Pack.Of(kind, [.. Enumerable.Range(1, letters).Select(i => ($"{i}.xml", Faulty(i, faults)))]);
        var drop = await Read.JudgeAsync(kind, archive);
        drop.Letters.Count.ShouldBe(letters);
        drop.Letters.ShouldAllBe(letter => letter.Findings.Count > 0);
        // Each may have one beyond, and the line that says how many more.
        drop.Letters.Sum(letter => letter.Findings.Count).ShouldBeLessThanOrEqualTo(1_000 + (2 * letters));
    }

    [Theory]
    [InlineData(21)]
    [InlineData(1_000)]
    [InlineData(23_000)]
    public async Task Judge_PackageThatNamesOneFileAgainAndAgain_IsRefusedUnread(int times)
    {
        files.Add("brev.pdf", 10_000_000);
        var finding = (await JudgeAsync(Package(Enumerable.Repeat("brev.pdf", times)))).Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("message.file.number.higher.than.allowed");
        (files.Opened, files.BytesRead).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData(20, 20)]
    [InlineData(21, 1)]
    [InlineData(20_000, 1)]
    public async Task Judge_PackageWhoseFilesAreMissing_HasFewFindings(int missing, int findings) =>
        (await JudgeAsync(Package(Enumerable.Range(0, missing).Select(i => $"{i}.pdf")))).Findings.Count.ShouldBe(findings);

    [Theory]
    [InlineData(1, 80_000_000)]
    [InlineData(2, 60_000_000)]
    [InlineData(10, 10_000_000_000)]
    [InlineData(20, 100_000_000_000)]
    public async Task Judge_PackageOfTooLongFiles_StopsAtTheLimit(int count, long length)
    {
        for (var i = 0; i < count; i++) files.Add($"{i}.pdf", length);
        var letter = await JudgeAsync(Package(Enumerable.Range(0, count).Select(i => $"{i}.pdf")));
        letter.Findings.ShouldHaveSingleItem().Code.ShouldBe("memo.file.size.too.large");
        files.BytesRead.ShouldBeLessThan(76_000_000);
    }

    [Fact]
    public async Task Read_LetterThatIsLeft_IsWrittenNoFurther()
    {
        files.Add("brev.pdf", 70_000_000);
        await foreach (var letter in Reader(DropKind.Package, Package(["brev.pdf"])).ReadAsync(_ => Read.Uuid(1), default))
            await letter.Memo.ReadExactlyAsync(new byte[1]);
        files.BytesRead.ShouldBeLessThan(2_000_000);
        files.IsOpen.ShouldBeFalse();
    }

    [Theory]
    [InlineData(DropKind.Zip)]
    [InlineData(DropKind.Tar)]
    [InlineData(DropKind.TarXz)]
    public async Task Judge_PackagesThatShareAFile_CostEachTimeThatItIsNamed(DropKind kind)
    {
        var packages = Enumerable.Range(1, 20).Select(i => ($"{i}.letter.json", Package(["files/brev.txt"])));
        var archive = Pack.Of(kind, [.. packages, ("files/brev.txt", new byte[100_000])]);
        (await Read.RefusalAsync(kind, archive, DropLimits.Default with { MaxReadLength = 1_000_000 }))!.Code.ShouldBe("drop.too.costly");
        (await Read.RefusalAsync(kind, archive, DropLimits.Default with { MaxReadLength = 9_000_000 })).ShouldBeNull();
    }

    [Theory]
    [InlineData(DropKind.Memo)]
    [InlineData(DropKind.Package)]
    [InlineData(DropKind.Zip)]
    [InlineData(DropKind.TarLzma)]
    public async Task Judge_DropThatTakesTooLong_IsRefusedByName(DropKind kind)
    {
        var slow = new SlowStream(clock, TimeSpan.FromMinutes(1));
        var reader = new DropReader(
            kind, slow, files, Read.Sender, clock, DropLimits.Default with { MaxTime = TimeSpan.FromMinutes(4) });
        var refusal = await Should.ThrowAsync<DropException>(() => reader.JudgeAsync(() => Read.Uuid(1), default));
        refusal.Findings.ShouldHaveSingleItem().Code.ShouldBe("drop.too.costly");
        slow.Reads.ShouldBeLessThanOrEqualTo(5);
    }

    [Theory]
    [InlineData("""{"files":null}""")]
    [InlineData("""{"files":[null]}""")]
    [InlineData("""{"files":[{"path":null}]}""")]
    [InlineData("""{"files":[{"path":"a.pdf"},null]}""")]
    [InlineData("""{"recipient":null,"label":null,"files":null}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    public async Task Judge_PackageWithNull_IsRefused(string json) =>
        (await JudgeAsync(Encoding.UTF8.GetBytes(json))).Findings.ShouldNotBeEmpty();

    [Fact]
    public async Task Judge_PackageReadLater_SaysTheTimeOfTheFirstReading()
    {
        files.Add("brev.txt", 3);
        var first = await Reader(DropKind.Package, Package(["brev.txt"])).JudgeAsync(() => Read.Uuid(1), default);
        clock.Advance(TimeSpan.FromHours(3.21));
        first.CreatedAt.Ticks.ShouldBe(first.CreatedAt.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
        var later = new DropReader(
            DropKind.Package, new MemoryStream(Package(["brev.txt"])), files, Read.Sender, clock, createdAt: first.CreatedAt);
        await foreach (var letter in later.ReadAsync(_ => Read.Uuid(1), default))
        {
            var memo = await new StreamReader(letter.Memo).ReadToEndAsync();
            memo.ShouldContain($"createdDateTime>{first.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}<");
            Encoding.UTF8.GetByteCount(memo).ShouldBe((int)first.Letters[0].Length);
        }
    }

    /// <summary>A number in bytes where a tar has room for digits only.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(108)]
    [InlineData(116)]
    [InlineData(124)]
    [InlineData(136)]
    [InlineData(148)]
    public async Task Judge_TarWithANumberInBytes_IsRefused(int field)
    {
        var tar = Pack.Tar(("1.xml", Read.Memo(1)));
        tar[field] = 0x80;
        (await Read.RefusalAsync(DropKind.Tar, tar))!.Code.ShouldBe("archive.processing.failed");
    }

    /// <summary>Cut and changed at places of every part: each is judged or refused, and nothing else comes out.</summary>
    [Theory]
    [InlineData(DropKind.TarLzma)]
    [InlineData(DropKind.Zip)]
    [InlineData(DropKind.Tar)]
    [InlineData(DropKind.TarGz)]
    [InlineData(DropKind.TarBz2)]
    [InlineData(DropKind.TarXz)]
    public async Task Judge_DamagedArchive_IsJudgedOrRefused(DropKind kind)
    {
        var archive = kind == DropKind.TarLzma
            ? await MemosAsync(12)
            : Pack.Of(kind, [.. Enumerable.Range(1, 12).Select(i => ($"{i}.xml", Read.Memo(i)))]);
        var random = new Random(1_910);
        var whole = 0;
        for (var i = 0; i < 150; i++)
        {
            var damaged = i % 2 == 0 ? archive[..random.Next(archive.Length)] : [.. archive];
            if (i % 2 == 1) damaged[random.Next(Math.Min(damaged.Length, i % 4 == 1 ? 64 : int.MaxValue))] ^= (byte)(1 << random.Next(8));
            try
            {
                var drop = await Read.JudgeAsync(kind, damaged);
                if (drop.Letters.All(letter => letter.IsValid) && drop.Letters.Count == 12) whole++;
            }
            catch (DropException refusal)
            {
                refusal.Findings[0].Code.ShouldNotBeNullOrEmpty();
            }
        }

        // Of a cut one never, of a changed one where nobody looks (times and owners).
        whole.ShouldBeLessThan(75);
    }

    [Theory]
    [InlineData(1L << 38)]
    [InlineData(long.MaxValue)]
    [InlineData(-2L)]
    [InlineData(1L)]
    public async Task Judge_LzmaWhoseHeaderLies_IsRefused(long length)
    {
        var archive = await MemosAsync(3);
        BitConverter.TryWriteBytes(archive.AsSpan(5), length);
        (await Read.RefusalAsync(DropKind.TarLzma, archive))!.Code.ShouldBe("archive.processing.failed");
    }

    private static async Task<byte[]> MemosAsync(int letters)
    {
        using var output = new MemoryStream();
        await using (var writer = new MemoArchiveWriter(output))
        {
            for (var i = 1; i <= letters; i++)
                await writer.AddAsync(Read.Uuid(i), Read.Memo(i).Length, new MemoryStream(Read.Memo(i)), default);
            await writer.CompleteAsync(default);
        }

        return output.ToArray();
    }

    private static byte[] Faulty(int number, int faults) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(Read.Memo(number)).Replace(
            "</memo:MessageHeader>", $"{string.Concat(Enumerable.Repeat("<memo:nothing/>\n", faults))}</memo:MessageHeader>",
            StringComparison.Ordinal));

    private static byte[] Package(IEnumerable<string> paths) => Encoding.UTF8.GetBytes(
        $$"""{"recipient":{"type":"CPR","id":"7101900001"},"label":"x","files":[{{string.Join(
            ',', paths.Select((path, i) => $$"""{"path":"{{path}}","document":"{{(i < 10 ? "main" : "additional")}}"}"""))}}]}""");

    private DropReader Reader(DropKind kind, byte[] drop) => new(kind, new MemoryStream(drop), files, Read.Sender, clock);

    private async Task<JudgedLetter> JudgeAsync(byte[] package) =>
        (await Reader(DropKind.Package, package).JudgeAsync(() => Read.Uuid(1), default)).Letters[0];

    private sealed class CountedFiles : IPackageFiles
    {
        private readonly Dictionary<string, long> lengths = new(StringComparer.Ordinal);
        private int open;

        public int Opened { get; private set; }

        public long BytesRead { get; private set; }

        public bool IsOpen => open > 0;

        public void Add(string path, long length) => lengths.Add(path, length);

        public ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken)
        {
            if (!lengths.TryGetValue(path, out var length)) return default;
            Opened++;
            open++;
            return new(new Zeros(length, read => BytesRead += read, () => open--));
        }
    }

    private sealed class Zeros(long length, Action<int> onRead, Action onClose) : MemoryStream
    {
        private long left = length;

        public override int Read(Span<byte> buffer)
        {
            var read = (int)Math.Min(buffer.Length, left);
            buffer[..read].Fill((byte)'a');
            left -= read;
            onRead(read);
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer.AsSpan(offset, count)));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return ValueTask.FromResult(Read(buffer.Span));
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) onClose();
            base.Dispose(disposing);
        }
    }

    private sealed class SlowStream(FakeClock clock, TimeSpan eachRead) : MemoryStream
    {
        public int Reads { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            clock.Advance(eachRead);
            buffer.Span[0] = (byte)' ';
            return ValueTask.FromResult(1);
        }

        public override int Read(Span<byte> buffer)
        {
            Reads++;
            clock.Advance(eachRead);
            buffer[0] = (byte)' ';
            return 1;
        }
    }
}
