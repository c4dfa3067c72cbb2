using System.Text.RegularExpressions;

namespace Postvogn.DigitalPost;

/// <summary>
/// Reads an outcome from a run of <c>sftp</c>. It has two exit codes for everything (1: a command failed, 255: the line), so its words
/// decide; they have changed between versions, so only what stayed the same is looked for.
/// </summary>
internal static partial class SftpWords
{
    private const int LongestQuote = 300;

    private const string Package = "Install OpenSSH's client (package openssh-client on Debian and Ubuntu).";

    public static (SftpOutcome Outcome, string? Cause) Of(SftpRun run) => run switch
    {
        { Missing: { } words } => (SftpOutcome.ProgramMissing, $"{words}. {Package}"),
        { ExitCode: null } when run.WasOpen => (SftpOutcome.TimedOut, "The call took longer than its limit and was ended."),
        { ExitCode: null } => (SftpOutcome.NotConnected, "No session was open within the limit of a call."),
        { WasOpen: false } => WithoutSession(run),
        { ExitCode: 0 or 1 } => WithSession(run.Errors),
        _ => (SftpOutcome.CutOff, $"The connection was cut, or the server gave no sign of life within the silence limit. {Quote(run.Errors)}".TrimEnd()),
    };

    private static (SftpOutcome, string?) WithoutSession(SftpRun run)
    {
        var words = run.Errors;
        if (Says(words, "Host key verification failed"))
            return OfHostKey(run);
        if (Says(words, "exec: "))
            return (SftpOutcome.ProgramMissing, $"{Quote(words)} {Package}");
        if (Says(words, "Load key"))
            return (SftpOutcome.KeyRefused, "OpenSSH cannot read the private key. " +
                "Check that the secret holds the whole file, and that the key has no passphrase.");
        return Says(words, "Permission denied") || Says(words, "Too many authentication failures")
            ? (SftpOutcome.KeyRefused, "The server does not accept the key for this user. " +
                "Check user name, key, and the system's public key in Administrative Access.")
            : (SftpOutcome.NotConnected, $"No session: {Quote(words)}");
    }

    /// <summary>The client says "changed" of a type of key that it never knew as well, as long as it knows any; we tell these apart.</summary>
    private static (SftpOutcome, string?) OfHostKey(SftpRun run)
    {
        var shown = ShownKey().Match(run.Errors);
        if (!shown.Success)
            return (SftpOutcome.HostKeyUnknown, $"The server's key is not known: {Quote(run.Errors)}");
        var (type, fingerprint) = (shown.Groups["type"].Value, shown.Groups["fingerprint"].Value);
        return run.HostKeys.Any(k => Says(k.Type, type))
            ? (SftpOutcome.HostKeyWrong, $"The server shows another {type} key ({fingerprint}) than the configured one. " +
                "Ask Digital Post whether it changed the key; if it did, configure the new one. If it did not, this is not its server.")
            : (SftpOutcome.HostKeyUnknown, $"The server shows an {type} key ({fingerprint}), and no key of that type is configured. " +
                "Ask Digital Post for it and add it.");
    }

    private static (SftpOutcome, string?) WithSession(string words)
    {
        if (Quote(words) is not { Length: > 0 } quote)
            return (SftpOutcome.Done, null);
        if (LocalFault().IsMatch(words))
            return (SftpOutcome.LocalFault, quote);
        if (Says(words, "Permission denied"))
            return (SftpOutcome.Denied, $"The server refuses it: {quote}");
        if (Says(words, "No such file") || Says(words, "not found"))
            return (SftpOutcome.NoSuchFile, $"It is not there: {quote}");
        return RefusedWrite().IsMatch(words)
            ? (SftpOutcome.Full, $"The server takes no more of the file; its disk or our quota may be full: {quote}")
            : (SftpOutcome.Failed, quote);
    }

    /// <summary>The client's words in one line. Whatever looks like a key is cut out.</summary>
    private static string Quote(string words)
    {
        var lines = words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(l => l is not ("Connection closed" or "Connection closed.") && !l.Contains("PRIVATE KEY", StringComparison.Ordinal));
        var quote = LooksLikeKey().Replace(string.Join("; ", lines), "...");
        return quote[..Math.Min(quote.Length, LongestQuote)];
    }

    private static bool Says(string words, string part) => words.Contains(part, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("fingerprint for the (?<type>[A-Za-z0-9-]+) key sent by the remote host is\\s+(?<fingerprint>SHA256:[A-Za-z0-9+/=]{20,60})", RegexOptions.NonBacktracking)]
    private static partial Regex ShownKey();

    /// <summary>A fingerprint has 43 signs; the names of our files are broken by '.' and '-'.</summary>
    [GeneratedRegex("[A-Za-z0-9+/=]{60,}", RegexOptions.NonBacktracking)]
    private static partial Regex LooksLikeKey();

    [GeneratedRegex("(open|read|write|stat|lstat|creat|close)[a-z ]* local |^stat (archive|list)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex LocalFault();

    [GeneratedRegex("(write|close|fsync)[a-z' ]* remote .*: Failure", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex RefusedWrite();
}
