using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests;

/// <summary>Keeps the hints that are given, in their order, and counts what it is told to.</summary>
internal sealed class CollectedHints : IHints
{
    private readonly Lock gate = new();
    private readonly List<(string Queue, string Message, TimeSpan Delay)> given = [];

    public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<(string Queue, string Message, TimeSpan Delay)> Given
    {
        get
        {
            lock (gate) return [.. given];
        }
    }

    /// <summary>The messages of a queue.</summary>
    public IReadOnlyList<string> Of(string queue) => [.. Given.Where(hint => hint.Queue == queue).Select(hint => hint.Message)];

    public void Clear()
    {
        lock (gate) given.Clear();
    }

    public Task SendAsync(string queue, string message, TimeSpan delay, CancellationToken cancellationToken)
    {
        lock (gate) given.Add((queue, message, delay));
        return Task.CompletedTask;
    }

    public Task<int?> CountAsync(string queue, CancellationToken cancellationToken) =>
        Task.FromResult<int?>(Counts.TryGetValue(queue, out var count) ? count : null);
}
