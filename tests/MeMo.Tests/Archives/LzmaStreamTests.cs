namespace Postvogn.MeMo.Tests.Archives;

/// <summary>The two streams as streams: pieces of any size, waiting or not, ending and failing.</summary>
public sealed class LzmaStreamTests
{
    private static readonly byte[] Plain = Inputs.Mixed(31, 400_000);

    [Fact]
    public void Compress_AnyInput_HasTheHeaderOfTheOfficialReader() =>
        Codec.Compress(Plain)[..13].ShouldBe([0x5D, 0, 0, 0, 1, .. Enumerable.Repeat((byte)0xFF, 8)]);

    [Fact]
    public void Compress_WrittenInPieces_GivesTheSameBytes()
    {
        var random = new Random(32);
        var plain = Inputs.Mailing(33, 300);
        var output = new MemoryStream();

        using (var stream = LzmaCodec.Compress(output))
        {
            for (var at = 0; at < plain.Length;)
            {
                var size = Math.Min(plain.Length - at, random.Next(1, 5_000));
                stream.Write(plain, at, size);
                at += size;
            }
        }

        plain.Length.ShouldBeGreaterThan(1 << 20, "the window has grown");
        output.ToArray().ShouldBe(Codec.Compress(plain));
    }

    [Fact]
    public async Task Compress_Async_GivesTheSameBytes()
    {
        var output = new MemoryStream();

        await using (var stream = LzmaCodec.Compress(output))
            await new MemoryStream(Plain).CopyToAsync(stream);

        output.ToArray().ShouldBe(Codec.Compress(Plain));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(70_000)]
    public async Task Decompress_InputInPieces_GivesTheSameBytes(int pieceSize)
    {
        await using var stream = LzmaCodec.Decompress(new PiecewiseStream(Codec.Compress(Plain), pieceSize));
        var output = new MemoryStream();

        await stream.CopyToAsync(output);

        output.ToArray().ShouldBe(Plain);
    }

    [Fact]
    public void Decompress_OneByteAtATime_GivesTheSameBytes()
    {
        using var stream = LzmaCodec.Decompress(new MemoryStream(Codec.Compress(Plain)));

        Enumerable.Range(0, Plain.Length).Select(_ => (byte)stream.ReadByte()).ShouldBe(Plain);
        stream.ReadByte().ShouldBe(-1);
        stream.ReadByte().ShouldBe(-1);
    }

    [Fact]
    public async Task Compress_CancelledWrite_LeavesAnOutputWithoutAnEnd()
    {
        var output = new MemoryStream();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await using (var stream = LzmaCodec.Compress(output))
            await Should.ThrowAsync<OperationCanceledException>(async () => await stream.WriteAsync(Plain, cancelled.Token));

        Codec.FaultOf(output.ToArray()).ShouldBe(MemoArchiveFault.EmptyFile);
    }

    [Fact]
    public void Decompress_InputFails_PassesItsExceptionOn()
    {
        using var stream = LzmaCodec.Decompress(new FailingStream());

        Should.Throw<IOException>(() => stream.ReadByte());
    }

    [Fact]
    public void Decompress_Disposed_Throws()
    {
        var stream = LzmaCodec.Decompress(new MemoryStream(Codec.Compress(Plain)));
        stream.ReadByte();
        stream.Dispose();
        stream.Dispose();

        Should.Throw<ObjectDisposedException>(() => stream.ReadByte());
    }

    private sealed class PiecewiseStream(byte[] bytes, int pieceSize) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, pieceSize)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, pieceSize)], cancellationToken);
    }

    private sealed class FailingStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new IOException("The disk is gone.");
    }
}
