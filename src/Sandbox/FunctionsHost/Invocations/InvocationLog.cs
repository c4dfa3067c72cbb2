using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Postvogn.Sandbox.FunctionsHost.Invocations;

internal sealed class InvocationLog
{
    private const int Kept = 5000;
    private readonly Lock gate = new();
    private readonly Queue<Invocation> recent = new();
    private readonly List<Channel<Invocation>> readers = [];

    public RunCounter Runs { get; } = new();

    /// <summary>Oldest first; at most 5,000.</summary>
    public IReadOnlyList<Invocation> Recent
    {
        get
        {
            lock (gate) return [.. recent];
        }
    }

    public void End(Invocation invocation)
    {
        lock (gate)
        {
            recent.Enqueue(invocation);
            if (recent.Count > Kept) recent.Dequeue();
            foreach (var reader in readers) reader.Writer.TryWrite(invocation);
        }

        Runs.End();
    }

    public async IAsyncEnumerable<Invocation> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = Subscribe();
        try
        {
            await foreach (var invocation in reader.Reader.ReadAllAsync(cancellationToken)) yield return invocation;
        }
        finally
        {
            lock (gate) readers.Remove(reader);
        }
    }

    private Channel<Invocation> Subscribe()
    {
        var channel = Channel.CreateUnbounded<Invocation>();
        lock (gate)
        {
            foreach (var invocation in recent) channel.Writer.TryWrite(invocation);
            readers.Add(channel);
        }

        return channel;
    }
}
