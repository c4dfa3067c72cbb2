using System.Text.Json;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Host = Postvogn.Sandbox.FunctionsHost.FunctionsHost;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

/// <summary>What the tests ask of a running host, with a limit so that a fault shows as a failure and not as a hang.</summary>
internal static class RunningApp
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task IdleAsync(this Host host)
    {
        using var limit = new CancellationTokenSource(Limit);
        await host.WaitUntilIdleAsync(limit.Token);
    }

    /// <summary>The first invocations of the function, as many as asked for.</summary>
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

    public static Task SendAsync(this Host host, string message) => host.Queues.SendAsync("work", message, CancellationToken.None);

    /// <summary>Sends a message that says what its function is to do.</summary>
    public static Task ScriptAsync(this Host host, object script) => host.SendAsync(JsonSerializer.Serialize(script));

    public static Task<int> PoisonedAsync(this Host host) => host.Queues.CountPoisonAsync(CancellationToken.None);
}
