namespace Postvogn.Sandbox.FunctionsHost.Handler;

/// <summary>How a start of the app process went.</summary>
internal enum HandlerStart
{
    /// <summary>It answered in time.</summary>
    Answered,

    /// <summary>It ended before it answered, with another code than 0; or it was killed by the host.</summary>
    Ended,

    /// <summary>initializationTimeout passed without an answer.</summary>
    TooSlow,
}
