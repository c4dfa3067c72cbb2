namespace Postvogn.DigitalPost;

/// <summary>The one exception of this client: a stream that was handed out did not come to its end. Discard what was read.</summary>
public sealed class AnswerCutOffException(CallOutcome outcome, string cause, Exception? inner = null) : IOException(cause, inner)
{
    /// <summary><see cref="CallOutcome.NoAnswer"/>, or <see cref="CallOutcome.Unreadable"/> when more came than was allowed.</summary>
    public CallOutcome Outcome { get; } = outcome;
}
