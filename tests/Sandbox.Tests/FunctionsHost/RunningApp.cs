using System.Text.Json;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Queues;
using Host = Postvogn.Sandbox.FunctionsHost.FunctionsHost;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

/// <summary>What the tests ask of a running host, with a limit so that a fault shows as a failure and not as a hang.</summary>
internal static class RunningApp
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task IdleAsync(this Host host)
    {
        using var limit = new CancellationTokenSource(Limit);
        await host.WaitUntilIdleAsync(limit.Token);
    }

    /// <summary>The next invocations of the function, as many as asked for.</summary>
    public static async Task<IReadOnlyList<Invocation>> EndedAsync(this Host host, string function, int count = 1)
    {
        using var limit = new CancellationTokenSource(Limit);
        var ended = new List<Invocation>();
        await foreach (var invocation in host.Invocations.ReadAllAsync(limit.Token))
        {
            if (invocation.Function == function) ended.Add(invocation);
            if (ended.Count == count) break;
        }

        return ended;
    }

    /// <summary>Sends a message that says how it is to be answered.</summary>
    public static void SendScript(this Host host, string queue, object script) => host.Queues.Send(queue, JsonSerializer.Serialize(script));

    public static QueueDepth Depth(this Host host, string queue) => host.Queues.Depths.Single(depth => depth.Queue == queue);

    /// <summary>Takes the bodies of all messages out of a queue that no function listens to.</summary>
    public static IReadOnlyList<string> Drain(this Host host, string queue)
    {
        var found = host.Queues.Find(queue)!;
        var bodies = new List<string>();
        while (found.TryReceive(TimeSpan.FromMinutes(1)) is { } message)
        {
            bodies.Add(message.Body);
            found.Complete(message);
        }

        return bodies;
    }
}
