using Microsoft.Extensions.Logging;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

/// <summary>Keeps log lines for a test to look at, and lets it wait for one.</summary>
internal sealed class CollectedLog : ILoggerFactory, ILogger
{
    private readonly Lock gate = new();
    private readonly List<(LogLevel Level, string Line)> lines = [];
    private readonly List<(string Line, TaskCompletionSource Seen)> waits = [];

    public LogLevel LevelOf(string line)
    {
        lock (gate) return lines.First(entry => entry.Line == line).Level;
    }

    public bool Has(string text)
    {
        lock (gate) return lines.Any(entry => entry.Line.Contains(text, StringComparison.Ordinal));
    }

    public Task WaitForAsync(string line)
    {
        lock (gate)
        {
            if (lines.Any(entry => entry.Line == line)) return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waits.Add((line, seen));
            return seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = formatter(state, exception);
        lock (gate)
        {
            lines.Add((logLevel, line));
            foreach (var wait in waits.Where(wait => wait.Line == line)) wait.Seen.TrySetResult();
        }
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
