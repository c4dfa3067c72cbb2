namespace Postvogn.DigitalPost;

/// <summary>What to do after a call.</summary>
public enum RetryStep
{
    /// <summary>It succeeded.</summary>
    Done,

    /// <summary>It did not succeed, and there is nothing left to do: what it wanted is so already.</summary>
    Settled,

    /// <summary>It was not taken: make it again after the delay.</summary>
    RetryAfter,

    /// <summary>Whether it was taken is unknown: make it again after the delay, the very same bytes with the same UUID. From now on
    /// <c>message.uuid.not.unique</c> is no rejection.</summary>
    ResendAfter,

    /// <summary>What it would change is not, or may not be, as the request believed: read it again after the delay, and make the change
    /// anew if it is still wanted.</summary>
    ReadAgain,

    /// <summary>A setting of ours is wrong (key, certificate, address): raise an alarm, and try again after the delay.</summary>
    Hold,

    /// <summary>It will never succeed: hand it to a person, with the reason.</summary>
    GiveUp,
}
