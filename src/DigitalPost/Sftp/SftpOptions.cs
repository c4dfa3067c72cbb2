namespace Postvogn.DigitalPost;

/// <summary>As one sender system (TI 10.7.4, 16.2.2).</summary>
public sealed class SftpOptions
{
    /// <summary>E.g. <c>sftp.test.digitalpost.dk</c>. Required.</summary>
    public required string Host { get; init; }

    /// <summary>1 to 65535. The default value is 22.</summary>
    public int Port { get; init; } = 22;

    /// <summary>The "SSH brugernavn" in Administrative Access: letters, digits, '.', '_', '-'. Required.</summary>
    public required string User { get; init; }

    /// <summary>Its public half stands at the sender system. Required.</summary>
    public required SftpPrivateKey PrivateKey { get; init; }

    /// <summary>Two during a change. Required: none is ever learnt from the server.</summary>
    public required IReadOnlyList<SftpHostKey> HostKeys { get; init; }

    /// <summary>Of each step until the session is open. 1 second to 1 minute. The default value is 10 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Of an open session. 4 seconds to 10 minutes. The default value is 1 minute.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>In all. 10 seconds to 12 hours. The default value is 30 minutes.</summary>
    public TimeSpan CallLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Every fault, with what to do.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. If(!IsHost(Host),
            $"{nameof(Host)} is no host name: set it as in sftp.test.digitalpost.dk, without a scheme or port."),
        .. If(Port is < 1 or > 65535, $"{nameof(Port)} is {Port}: set it to 1 to 65535."),
        .. If(!IsUser(User), $"{nameof(User)} is no user name: copy the system's 'SSH brugernavn' from Administrative Access."),
        .. If(HostKeys.Count == 0,
            $"{nameof(HostKeys)} is empty: ask Digital Post for the server's public key and set it; it is never learnt from the server."),
        .. OutOfRange(ConnectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), nameof(ConnectTimeout)),
        .. OutOfRange(SilenceLimit, TimeSpan.FromSeconds(4), TimeSpan.FromMinutes(10), nameof(SilenceLimit)),
        .. OutOfRange(CallLimit, TimeSpan.FromSeconds(10), TimeSpan.FromHours(12), nameof(CallLimit)),
    ];

    /// <summary>Name or address.</summary>
    public static bool IsHost(string host) => Uri.CheckHostName(host) is not (UriHostNameType.Unknown or UriHostNameType.Basic);

    /// <summary>Whether it can be a user's name.</summary>
    public static bool IsUser(string user) =>
        user.Length is > 0 and <= 64 && user[0] != '-' && user.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    private static IEnumerable<string> If(bool fault, string words) => fault ? [words] : [];

    private static IEnumerable<string> OutOfRange(TimeSpan value, TimeSpan least, TimeSpan most, string name) =>
        If(value < least || value > most, $"{name} is {value}: set it to {least} to {most}.");
}
