namespace Postvogn.Functions;

/// <summary>How the process ends; never 0, after which the Functions host does not start it again.</summary>
internal static class ExitCodes
{
    /// <summary>The configuration has errors; they stand on standard error.</summary>
    public const int BadConfiguration = 78;

    /// <summary>It was stopped from outside, or stopped itself.</summary>
    public const int EndedByItself = 1;
}
