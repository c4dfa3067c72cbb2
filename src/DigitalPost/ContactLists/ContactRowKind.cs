namespace Postvogn.DigitalPost;

/// <summary>What a row of a list is.</summary>
internal enum ContactRowKind
{
    /// <summary>A registration.</summary>
    Registration,

    /// <summary>A row of the right shape, with a code that is not known.</summary>
    Unknown,

    /// <summary>Not a row of such a list.</summary>
    Bad,
}
