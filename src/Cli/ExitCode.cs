namespace Postvogn.Cli;

/// <summary>What the exit codes say.</summary>
public static class ExitCode
{
    /// <summary>For <c>demo</c>: nothing was lost, doubled or unexpected; for letters: nothing was found.</summary>
    public const int Success = 0;

    /// <summary>One message said what to do; for <c>demo</c>: a letter was lost, doubled or unexpected; for letters: something was
    /// found.</summary>
    public const int Failure = 1;

    /// <summary>The command line cannot be understood; for letters also: something cannot be read or written.</summary>
    public const int Usage = 2;
}
