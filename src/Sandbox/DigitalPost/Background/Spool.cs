using System.Buffers;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.DigitalPost;

internal sealed class Spool
{
    private const int BufferSize = 128 * 1024;

    private readonly OwnedFolder folder;
    private readonly Func<Guid> ids;

    public Spool(string directory, Func<Guid> ids)
    {
        this.ids = ids;
        folder = OwnedFolder.Make(Directory.CreateDirectory(directory).FullName, "spool-");
    }

    /// <summary>A source that breaks leaves no file.</summary>
    public async Task<string> SaveAsync(Stream source, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder.Path, ids().ToString("N"));
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            await CopyAsync(source, file, cancellationToken);
            return path;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.SequentialScan);

    public void Clear() => folder.Dispose();

    private static async Task CopyAsync(Stream source, FileStream file, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await ReadAsync(source, buffer, cancellationToken) is > 0 and var read)
                await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async ValueTask<int> ReadAsync(Stream source, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            throw new BrokenSourceException(e);
        }
    }
}
