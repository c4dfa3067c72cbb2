using System.Text.Json;

namespace Postvogn.Sandbox.FunctionsHost.Timers;

/// <summary>When a timer ran last and is to run next, as its function is told.</summary>
internal sealed record TimerStatus(DateTimeOffset Last, DateTimeOffset Next, DateTimeOffset LastUpdated);

/// <summary>What is kept of timers while no host runs, so that a missed run is noticed. The real host keeps it in blobs.</summary>
/// <param name="file">Where it is kept from one sandbox to the next; null keeps it in memory.</param>
internal sealed class TimerStatuses(string? file)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, TimerStatus> statuses = file is not null && File.Exists(file)
        ? JsonSerializer.Deserialize<Dictionary<string, TimerStatus>>(File.ReadAllBytes(file)) ?? []
        : [];

    public TimerStatus? Find(string function)
    {
        lock (gate) return statuses.GetValueOrDefault(function);
    }

    public void Keep(string function, TimerStatus status)
    {
        lock (gate)
        {
            statuses[function] = status;
            if (file is not null) File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(statuses));
        }
    }
}
