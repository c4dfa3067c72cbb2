using Postvogn.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Opens the SFTP server of Digital Post for a system, with its key as it is now. A connection holds nothing open between its
/// calls, so a new key is used by the next one that is opened.</summary>
internal sealed partial class SftpLinks(
    PostvognSettings settings, SshKeys keys, FirstReads reads, TimeProvider clock, Random random, ILogger<SftpConnection> log)
{
    /// <summary>How long one call may take: below host.json's functionTimeout, so that we end it and not the host, and what was sent so far
    /// is continued.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromMinutes(6);

    /// <summary>The delays of one decision whether and when to try again.</summary>
    public RetryTiming Delays => settings.Timing.Delays(random);

    /// <summary>Opens the server for a system that has an Sftp section. Null when the system's key has not been read yet, after a wait for
    /// it: end without a failure and leave the work open (docs/adr/0007).</summary>
    public async Task<SftpConnection?> OpenAsync(string system, CancellationToken cancellationToken)
    {
        var key = keys.Get(system);
        if (await reads.AreDoneAsync(key.First, cancellationToken))
            return new SftpConnection(OptionsOf(settings.Systems[system].Sftp!, key.Current!), clock, log);
        NotThere(log, system);
        return null;
    }

    private SftpOptions OptionsOf(SftpLoginSettings login, SftpPrivateKey key)
    {
        var server = settings.Sftp!;
        return new SftpOptions
        {
            Host = server.Host,
            Port = server.Port,
            HostKeys = server.HostKeys,
            User = login.User,
            PrivateKey = key,
            CallLimit = CallLimit,
        };
    }

    [LoggerMessage(EventId = 990, Level = LogLevel.Warning,
        Message = "System {System} cannot enter the SFTP server: its SSH key has not been read from the vault yet (event 914 says why). " +
            "What it was to do stays open and is tried again")]
    private static partial void NotThere(ILogger log, string system);
}
