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

    /// <summary>The messages by queue that were given since the last look.</summary>
    public IReadOnlyDictionary<string, List<string>> Take()
    {
        lock (gate)
        {
            var taken = given.GroupBy(hint => hint.Queue).ToDictionary(
                queue => queue.Key, queue => queue.Select(hint => hint.Message).ToList());
            given.Clear();
            return taken;
        }
    }

    public Task SendAsync(string queue, string message, TimeSpan delay, CancellationToken cancellationToken)
    {
        lock (gate) given.Add((queue, message, delay));
        return Task.CompletedTask;
    }

    public Task<int?> CountAsync(string queue, CancellationToken cancellationToken) =>
        Task.FromResult<int?>(Counts.TryGetValue(queue, out var count) ? count : null);
}
