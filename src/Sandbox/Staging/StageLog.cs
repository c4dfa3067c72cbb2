namespace Postvogn.Sandbox.Staging;

internal sealed class StageLog(string path, TimeProvider clock) : ILoggerFactory
{
    private readonly Lock gate = new();
    private bool told;
    private readonly StreamWriter file = new(path, append: true) { AutoFlush = true };

    public ILogger CreateLogger(string categoryName) => new CategoryLog(categoryName, this);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("The sandbox logs to its one file.");

    public void Dispose()
    {
        lock (gate)
        {
            try
            {
                file.Dispose();
            }
            catch (IOException error)
            {
                TellOnce(error);
            }
        }
    }

    private void Write(string category, LogLevel level, string text)
    {
        lock (gate)
        {
            if (file.BaseStream is null)
                return;
            try
            {
                file.WriteLine($"{clock.GetUtcNow():HH:mm:ss.fff} {level,-11} {category}: {text}");
            }
            catch (IOException error)
            {
                TellOnce(error);
            }
        }
    }

    // A line that cannot be logged must not end what it tells of: it may be said on any thread.
    private void TellOnce(IOException error)
    {
        if (!told)
            Console.Error.WriteLine(
                $"The log cannot be written: {error.Message}. Free some space there, or choose a folder on another disk with --data. No " +
                "letter is lost; the work goes on when there is room.");
        told = true;
    }

    private sealed class CategoryLog(string category, StageLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                log.Write(category, logLevel, exception is null ? formatter(state, exception) :
                    $"{formatter(state, exception)} {exception}");
        }
    }
}
