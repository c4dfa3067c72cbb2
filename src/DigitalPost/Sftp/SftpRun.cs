using System.Text.RegularExpressions;

namespace Postvogn.DigitalPost;

/// <summary>What one run of the program left behind.</summary>
/// <param name="ExitCode">Null when it was ended by our time limit, or never began.</param>
/// <param name="Output">The echo of each command, and listings.</param>
/// <param name="Errors">What went wrong, in the client's English.</param>
internal sealed partial record SftpRun(int? ExitCode, string Output, string Errors)
{
    /// <summary>Why the program did not begin; null when it did.</summary>
    public string? Missing { get; private init; }

    /// <summary>The keys that the server was allowed to show.</summary>
    public IReadOnlyList<SftpHostKey> HostKeys { get; init; } = [];

    /// <summary>The echo of a command comes only once the session is open.</summary>
    public bool WasOpen => Output.Contains("sftp> ", StringComparison.Ordinal);

    /// <summary>True when the batch was carried out to its end. Commands that only try may have failed.</summary>
    public bool Ended => ExitCode == 0;

    public static SftpRun NotStarted(string program, string words) => new(null, "", "") { Missing = $"'{program}' cannot be started: {words}" };

    /// <summary>The files of all listings, by the name that was listed: the whole path that was asked for, when it was a file.</summary>
    public IEnumerable<SftpFile> Files() => Output.Split('\n').Select(l => ListedFile().Match(l.TrimEnd('\r'))).Where(m => m.Success).Select(ToFile);

    public SftpFile? File(string path) => Files().LastOrDefault(f => f.Name == path);

    private static SftpFile ToFile(Match line) =>
        new(line.Groups["name"].Value, long.Parse(line.Groups["length"].ValueSpan), line.Groups["changed"].Value);

    /// <summary>A regular file of <c>ls -ln</c>: rights, links, user, group, size, time, name. Users may have names with blanks.</summary>
    [GeneratedRegex("^-[-rwxsStT]{9}.? .* (?<length>[0-9]{1,18}) (?<changed>[A-Z][a-z]{2} [ 0-9][0-9] +[0-9:]{4,5}) (?<name>.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex ListedFile();
}
