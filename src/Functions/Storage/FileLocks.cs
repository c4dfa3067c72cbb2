namespace Postvogn.Functions.Storage;

/// <summary>Locks by name, held within and between processes; the system frees them when their owner dies.</summary>
internal sealed class FileLocks
{
    private const int Stripes = 64;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1))];
    private readonly string folder;
    private readonly TimeProvider clock;

    public FileLocks(string folder, TimeProvider clock)
    {
        this.folder = folder;
        this.clock = clock;
        Directory.CreateDirectory(folder);
    }

    public async ValueTask<IDisposable> EnterAsync(string name, CancellationToken cancellationToken)
    {
        var stripe = (int)(StableHash(name) % Stripes);
        await gates[stripe].WaitAsync(cancellationToken);
        try
        {
            return new Held(await LockFileAsync(Path.Combine(folder, $"{stripe}"), cancellationToken), gates[stripe]);
        }
        catch
        {
            gates[stripe].Release();
            throw;
        }
    }

    // FNV-1a: the same in every process, which string.GetHashCode is not.
    private static uint StableHash(string name) => name.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u);

    private async ValueTask<FileStream> LockFileAsync(string file, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException error) when (!FullDisk.IsCauseOf(error) && error is not DirectoryNotFoundException)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    private sealed class Held(FileStream file, SemaphoreSlim gate) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            gate.Release();
        }
    }
}
