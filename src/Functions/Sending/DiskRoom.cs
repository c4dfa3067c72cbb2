using Postvogn.Drops;

namespace Postvogn.Functions.Sending;

/// <summary>The temporary files of a process: an instance on Azure has 800 MB. A package's MeMo takes up to 100 MB, an archive up to 400
/// for itself and as much for the files of its packages.</summary>
internal sealed class DiskRoom : IDisposable
{
    private const int Packages = 4;
    private readonly SemaphoreSlim places = new(Packages, Packages);

    // So that two archives never wait for what the other holds.
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Waits until there is room for what the drop may need: a package needs a place, an archive all.</summary>
    public async Task<IDisposable> EnterAsync(DropKind kind, CancellationToken cancellationToken)
    {
        var needed = kind switch
        {
            DropKind.Memo or DropKind.TarLzma => 0,
            DropKind.Package => 1,
            _ => Packages,
        };
        var held = new Held(places);
        if (needed == 0) return held;
        await turn.WaitAsync(cancellationToken);
        try
        {
            for (; held.Count < needed; held.Count++) await places.WaitAsync(cancellationToken);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        places.Dispose();
        turn.Dispose();
    }

    private sealed class Held(SemaphoreSlim places) : IDisposable
    {
        public int Count { get; set; }

        public void Dispose()
        {
            if (Count > 0) places.Release(Count);
        }
    }
}
