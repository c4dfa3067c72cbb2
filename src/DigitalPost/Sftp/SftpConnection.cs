using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Postvogn.DigitalPost;

/// <summary>As one sender system sees it (TI 4.6, 10.7.4). Each call is a session of its own. Side by side, but only one upload of a
/// transmission, and one fetch into a target, at a time.</summary>
public sealed partial class SftpConnection
{
    // How long a call that is over may take to put its files away, and a session to close. A line that takes no more can block the library:
    // then it is left behind, and ends with the line.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly SftpOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger logger;

    /// <summary>Each call connects. A wrong option is an <see cref="ArgumentException"/>.</summary>
    public SftpConnection(SftpOptions options, TimeProvider clock, ILogger<SftpConnection>? logger = null)
    {
        if (options.Faults() is { Count: > 0 } faults)
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        (this.options, this.clock, this.logger) = (options, clock, logger ?? NullLogger<SftpConnection>.Instance);
    }

    private async Task<SftpAnswer<T>> CallAsync<T>(
        string operation, Func<SftpSession, CancellationToken, Task<SftpAnswer<T>>> work, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.CallLimit, clock);
        var session = new SftpSession(options, clock, cancellationToken);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token, session.Silence);
        var call = Task.Run(() => TryAsync(session, work, either.Token), CancellationToken.None);
        await ((Task)call).WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await GraceAsync(call);
        await GraceAsync(Task.Run(session.Dispose, CancellationToken.None));
        if (!call.IsCompleted)
            cancellationToken.ThrowIfCancellationRequested();
        var answer = call.IsCompleted ? await call : session.Ended<T>();
        Log.Called(logger, answer.Succeeded ? LogLevel.Debug : LogLevel.Warning, operation, answer.Outcome, answer.Cause);
        return answer;
    }

    private static async Task<SftpAnswer<T>> TryAsync<T>(
        SftpSession session, Func<SftpSession, CancellationToken, Task<SftpAnswer<T>>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work(session, cancellationToken);
        }
        catch (Exception fault) when (session.Read<T>(fault) is { } read)
        {
            return read;
        }
    }

    // By the real clock, always: it bounds a thread that is blocked in a real socket, whatever time the caller goes by.
    private static async Task GraceAsync(Task task) =>
        await task.WaitAsync(Grace, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static SftpAnswer<T> Answer<T>(SftpOutcome outcome, string? cause = null, T? value = default) =>
        new() { Outcome = outcome, Cause = cause, Value = value };

    private static partial class Log
    {
        [LoggerMessage(EventId = 2, Message = "Digital Post SFTP {Operation}: {Outcome} {Cause}")]
        public static partial void Called(ILogger logger, LogLevel level, string operation, SftpOutcome outcome, string? cause);
    }
}
