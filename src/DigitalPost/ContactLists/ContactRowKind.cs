namespace Postvogn.DigitalPost;

internal enum ContactRowKind
{
    Registration,

    /// <summary>A row of the right shape, with a code that is not known.</summary>
    Unknown,

    Bad,
}
