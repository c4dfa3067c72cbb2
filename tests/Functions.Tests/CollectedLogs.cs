using Microsoft.Extensions.Logging;

namespace Postvogn.Functions.Tests;

/// <summary>Keeps every line that is logged, and lets a test wait for one.</summary>
public sealed class CollectedLogs : ILoggerProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lock gate = new();
    private readonly List<LogLine> lines = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (gate) return [.. lines];
        }
    }

    public IReadOnlyList<LogLine> Of(int eventId) => [.. Lines.Where(line => line.EventId == eventId)];

    public ILogger<T> For<T>() => new Logger<T>(new LoggerFactory([this]));

    public ILogger CreateLogger(string categoryName) => new Sink(this);

    /// <summary>Waits until an event was logged so many times; gives the last of them.</summary>
    public async Task<LogLine> WaitForAsync(int eventId, int times = 1)
    {
        while (true)
        {
            Task next;
            lock (gate) next = changed.Task;
            var found = Of(eventId);
            if (found.Count >= times) return found[times - 1];
            await next.WaitAsync(Patience);
        }
    }

    public void Dispose()
    {
    }

    private void Add(LogLine line)
    {
        TaskCompletionSource before;
        lock (gate)
        {
            lines.Add(line);
            before = changed;
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.SetResult();
    }

    private sealed class Sink(CollectedLogs logs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logs.Add(new LogLine(eventId.Id, logLevel, formatter(state, exception) + exception));
    }
}

/// <summary>A line of the log, with the whole text of its exception.</summary>
public sealed record LogLine(int EventId, LogLevel Level, string Text);
