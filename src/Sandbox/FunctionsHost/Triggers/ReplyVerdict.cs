namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>What the host makes of an answer.</summary>
internal abstract record ReplyVerdict
{
    /// <summary>The function succeeded.</summary>
    public sealed record Success(HandlerReply Reply) : ReplyVerdict;

    /// <summary>The function failed.</summary>
    public sealed record Failure(string Error) : ReplyVerdict;

    /// <summary>The answer was empty: the host waits for a result that never comes.</summary>
    public sealed record Hang : ReplyVerdict;
}
