using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Postvogn.DigitalPost;

/// <summary>
/// Digital Post's SFTP server, as one sender system sees it (TI 4.6, 10.7.4), over OpenSSH's own client. Each call is a session of its
/// own. Calls may run side by side, but only one upload of a transmission, and one fetch into a target, at a time.
/// </summary>
public sealed partial class SftpConnection
{
    private readonly SftpOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger logger;

    /// <summary>Nothing is sent yet: each call connects.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    public SftpConnection(SftpOptions options, TimeProvider clock, ILogger<SftpConnection>? logger = null)
    {
        if (options.Faults() is { Count: > 0 } faults)
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        (this.options, this.clock, this.logger) = (options, clock, logger ?? NullLogger<SftpConnection>.Instance);
    }

    private async Task<SftpAnswer<T>> CallAsync<T>(string operation, Func<SftpCall, Task<SftpAnswer<T>>> work)
    {
        var answer = await TryAsync(work);
        Log.Called(logger, answer.Succeeded ? LogLevel.Debug : LogLevel.Warning, operation, answer.Outcome, answer.Cause);
        return answer;
    }

    private async Task<SftpAnswer<T>> TryAsync<T>(Func<SftpCall, Task<SftpAnswer<T>>> work)
    {
        try
        {
            using var call = new SftpCall(options, clock);
            return await work(call);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Answer<T>(SftpOutcome.LocalFault, fault.Message);
        }
    }

    private static SftpAnswer<T> Answer<T>(SftpOutcome outcome, string? cause, T? value = default) =>
        new() { Outcome = outcome, Cause = cause, Value = value };

    private static SftpAnswer<T> Answer<T>(SftpRun run, T? value = default)
    {
        var (outcome, cause) = SftpWords.Of(run);
        return Answer(outcome, cause, value);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2, Message = "Digital Post SFTP {Operation}: {Outcome} {Cause}")]
        public static partial void Called(ILogger logger, LogLevel level, string operation, SftpOutcome outcome, string? cause);
    }
}
