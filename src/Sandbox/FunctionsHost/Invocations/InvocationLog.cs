using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Postvogn.Sandbox.FunctionsHost.Invocations;

/// <summary>The ended invocations: the latest ones kept, and all of them as they come.</summary>
public sealed class InvocationLog
{
    private const int Kept = 5000;
    private readonly Lock gate = new();
    private readonly Queue<Invocation> recent = new();
    private readonly List<Channel<Invocation>> readers = [];

    /// <summary>The latest invocations, oldest first; at most 5,000.</summary>
    public IReadOnlyList<Invocation> Recent
    {
        get
        {
            lock (gate) return [.. recent];
        }
    }

    /// <summary>The invocations that are kept, and then each one as it ends, until cancelled.</summary>
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

    internal void Add(Invocation invocation)
    {
        lock (gate)
        {
            recent.Enqueue(invocation);
            if (recent.Count > Kept) recent.Dequeue();
            foreach (var reader in readers) reader.Writer.TryWrite(invocation);
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
