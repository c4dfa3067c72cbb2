namespace Postvogn.Sandbox.Commands;

/// <summary>What the sandbox's exit codes say.</summary>
internal static class ExitCode
{
    /// <summary>All went well; for <c>demo</c>: nothing was lost, doubled or unexpected.</summary>
    public const int Success = 0;

    /// <summary>Something failed, and one message said what to do; for <c>demo</c>: a letter was lost, doubled or unexpected.</summary>
    public const int Failure = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;
}
