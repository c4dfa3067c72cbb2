using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;

namespace Postvogn.Benchmarks.Store;

/// <summary>The queues: each hint wakes its function, as many of a queue at once as host.json lets an instance take.</summary>
internal sealed class HintPump(TimeProvider clock) : IHints
{
    // batchSize and newBatchThreshold.
    private const int AtOnce = 12;
    private readonly ConcurrentDictionary<string, SemaphoreSlim> slots = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Exception> faults = new();
    private int open;

    /// <summary>The parts that are woken.</summary>
    public IServiceProvider? Parts { get; set; }

    /// <summary>Whether every hint has been taken and done.</summary>
    public bool IsIdle => Volatile.Read(ref open) == 0;

    public Task SendAsync(string queue, string message, TimeSpan delay, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref open);
        _ = RunAsync(queue, message, delay);
        return Task.CompletedTask;
    }

    public Task<int?> CountAsync(string queue, CancellationToken cancellationToken) => Task.FromResult<int?>(0);

    /// <summary>What a function threw is no measurement.</summary>
    public void ThrowIfFailed()
    {
        if (faults.TryPeek(out var fault))
            throw new InvalidOperationException("A function failed; the benchmark measures none that does.", fault);
    }

    private async Task RunAsync(string queue, string message, TimeSpan delay)
    {
        try
        {
            await Task.Yield();
            if (delay > TimeSpan.Zero) await Task.Delay(delay, clock);
            var slot = slots.GetOrAdd(queue, _ => new SemaphoreSlim(AtOnce, AtOnce));
            await slot.WaitAsync();
            try
            {
                await WakeAsync(queue, message);
            }
            finally
            {
                slot.Release();
            }
        }
        catch (Exception fault)
        {
            faults.Enqueue(fault);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    private Task WakeAsync(string queue, string message) => queue switch
    {
        HintQueues.Drops => Part<AcceptDropHandler>().RunAsync(message, 1, default),
        HintQueues.Outbound => Part<Composer>().ComposeAsync(message, default),
        HintQueues.Transmissions => Part<TransmissionSender>().SendAsync(Guid.Parse(message), default),
        HintQueues.Urgent => Part<TransmissionSender>().SendAloneAsync(Guid.Parse(message), default),
        HintQueues.Receipts => Part<HandleReceiptHandler>().RunAsync(message, default),
        HintQueues.Received => Part<HandleReceivedHandler>().RunAsync(message, default),
        _ => throw new ArgumentOutOfRangeException(nameof(queue), queue, "Nothing here hints at it."),
    };

    private T Part<T>()
        where T : notnull => Parts!.GetRequiredService<T>();
}
