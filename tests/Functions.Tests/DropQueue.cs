using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests;

/// <summary>The queue <c>drops</c> as the host gives it out: what fails comes again, five times at most; what lies there longer is Sweep's
/// to find. Nobody waits: a round ends when the queue is empty.</summary>
internal sealed class DropQueue(Rig rig, AcceptDropHandler? handler = null)
{
    private const int MostDeliveries = 5;
    private readonly AcceptDropHandler handler = handler ?? rig.AcceptDrop;
    private readonly Queue<(string Message, int Delivery)> queue = new();

    /// <summary>How many deliveries there were.</summary>
    public int Deliveries { get; private set; }

    /// <summary>How many messages went to the poison queue.</summary>
    public int Poisoned { get; private set; }

    public void Created(string drop) => queue.Enqueue((DropRuns.Created(drop), 1));

    public async Task DrainAsync()
    {
        while (queue.TryDequeue(out var next))
        {
            Deliveries++;
            try
            {
                await handler.RunAsync(next.Message, next.Delivery, default);
            }
            catch (Exception)
            {
                if (next.Delivery < MostDeliveries) queue.Enqueue((next.Message, next.Delivery + 1));
                else Poisoned++;
            }

            foreach (var message in rig.Hints.Take().GetValueOrDefault(HintQueues.Drops, [])) queue.Enqueue((message, 1));
        }
    }

    /// <summary>Sweep, once all that lies there is old, and what it hints at.</summary>
    public async Task SweepAsync()
    {
        rig.Clock.Advance(TimeSpan.FromMinutes(11));
        rig.Hints.Take();
        await rig.Get<SweepHandler>().RunAsync(default);
        foreach (var message in rig.Hints.Take().GetValueOrDefault(HintQueues.Drops, [])) queue.Enqueue((message, 1));
        await DrainAsync();
    }
}
