using Microsoft.Extensions.Logging;

namespace Postvogn.Sandbox.FunctionsHost.Handler;

/// <summary>
/// Logs what the app writes, a record a line: standard output as Information; standard error as Error, or Warning if it says so.
/// With <c>useStdErrorStreamForErrorsOnly</c> off, standard error is no worse than standard output.
/// </summary>
internal sealed partial class HandlerConsole(ILoggerFactory loggerFactory, bool standardErrorIsErrorsOnly)
{
    private readonly ILogger logger = loggerFactory.CreateLogger("Host.Function.Console");

    public void Output(string line) => LogOutput(logger, line);

    public void Error(string line)
    {
        if (line.Contains("warn", StringComparison.OrdinalIgnoreCase)) LogWarning(logger, line);
        else if (standardErrorIsErrorsOnly) LogError(logger, line);
        else LogOutput(logger, line);
    }

    [LoggerMessage(1, LogLevel.Information, "{Line}")]
    private static partial void LogOutput(ILogger logger, string line);

    [LoggerMessage(2, LogLevel.Warning, "{Line}")]
    private static partial void LogWarning(ILogger logger, string line);

    [LoggerMessage(3, LogLevel.Error, "{Line}")]
    private static partial void LogError(ILogger logger, string line);
}
