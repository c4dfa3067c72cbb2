namespace Postvogn.DigitalPost;

internal enum ContactRowKind
{
    Registration,

    /// <summary>The right shape, with a code that is not known.</summary>
    Unknown,

    Bad,
}
