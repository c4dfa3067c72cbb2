namespace Postvogn.Sandbox.FunctionsHost.Handler;

/// <summary>What the host does when the app process has ended.</summary>
internal enum RestartVerdict
{
    /// <summary>Start it again.</summary>
    Restart,

    /// <summary>Do nothing: it ended with 0. Every later call is refused by the empty port.</summary>
    LeaveDead,

    /// <summary>Too many errors: the host itself gives up.</summary>
    GiveUp,
}
