namespace Postvogn.Sandbox.FunctionsHost.Timers;

internal sealed record TimerStatus(DateTimeOffset Last, DateTimeOffset Next, DateTimeOffset LastUpdated);

/// <summary>Without a file, while the sandbox runs. The real host keeps them in blobs.</summary>
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
