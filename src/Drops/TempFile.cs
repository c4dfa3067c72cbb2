using Postvogn.Drops.Archives;

namespace Postvogn.Drops;

/// <summary>Nobody else can open it, and it is gone with the process however that ends: letters must not stay on disk.</summary>
public sealed class TempFile : IAsyncDisposable
{
    private readonly long longest;

    private TempFile(long longest)
    {
        this.longest = longest;
        var path = Path.Combine(Path.GetTempPath(), $"postvogn-{Path.GetRandomFileName()}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (OperatingSystem.IsWindows())
        {
            Stream = new FileStream(path, options);
            return;
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Stream = new FileStream(path, options);
        File.Delete(path);
    }

    /// <summary>In bytes.</summary>
    public long Length => Stream.Length;

    internal FileStream Stream { get; }

    internal static TempFile Create(long longest) => new(longest);

    /// <summary>More than <paramref name="longest"/> bytes are a <see cref="MemoArchiveException"/>.</summary>
    public static async Task<TempFile> OfAsync(Stream content, long longest, CancellationToken cancellationToken)
    {
        var file = new TempFile(longest);
        try
        {
            await file.AppendAsync(content, cancellationToken);
            file.Stream.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    internal async Task AppendAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)) > 0)
        {
            if (Length + read > longest) throw new MemoArchiveException(MemoArchiveFault.ArchiveTooLarge);
            await RandomAccess.WriteAsync(Stream.SafeFileHandle, buffer.AsMemory(0, read), Length, cancellationToken);
        }
    }

    internal void MustBegin(ReadOnlySpan<byte> start)
    {
        Span<byte> found = stackalloc byte[start.Length];
        var read = RandomAccess.Read(Stream.SafeFileHandle, found, 0);
        if (read == 0) throw new MemoArchiveException(MemoArchiveFault.EmptyFile);
        if (!start.StartsWith(found[..read])) throw ArchiveFaults.OtherKind();
        if (read < start.Length) throw new MemoArchiveException(MemoArchiveFault.Truncated);
    }

    /// <summary>To be read forwards; several at once if need be.</summary>
    public Stream Slice(long start, long length) => new FileSlice(this, start, start + length);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Stream.DisposeAsync();

    private sealed class FileSlice(TempFile file, long start, long end) : ForwardStream
    {
        private long position = start;

        public override int Read(Span<byte> buffer)
        {
            var most = (int)Math.Min(buffer.Length, end - position);
            var read = most <= 0 ? 0 : RandomAccess.Read(file.Stream.SafeFileHandle, buffer[..most], position);
            position += read;
            return read;
        }
    }
}
