namespace Postvogn.DigitalPost;

/// <summary>What to do after a call.</summary>
public enum RetryStep
{
    /// <summary>It succeeded.</summary>
    Done,

    /// <summary>Nothing is left to do: what it wanted is so already.</summary>
    Settled,

    /// <summary>Not taken: again after the delay.</summary>
    RetryAfter,

    /// <summary>Perhaps taken: after the delay the very same bytes with the same UUID. From now on <c>message.uuid.not.unique</c> is no
    /// rejection.</summary>
    ResendAfter,

    /// <summary>What it would change may not be as believed: read it again after the delay, and change it anew if still wanted.</summary>
    ReadAgain,

    /// <summary>A setting of ours is wrong (key, certificate, address): raise an alarm, and try again after the delay.</summary>
    Hold,

    /// <summary>It will never succeed: hand it to a person, with the reason.</summary>
    GiveUp,
}
