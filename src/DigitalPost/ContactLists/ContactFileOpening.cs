namespace Postvogn.DigitalPost;

/// <summary>What became of opening a file of ours.</summary>
public enum ContactFileOutcome
{
    /// <summary>Whole and unchanged.</summary>
    Opened,

    /// <summary>It does not begin as such a file does.</summary>
    OtherKind,

    /// <summary>Written by a version of ours that this one does not know. Build it anew.</summary>
    OtherVersion,

    /// <summary>It ends too early.</summary>
    CutOff,

    /// <summary>It is not as it was written. Build it anew.</summary>
    Damaged,
}

/// <summary>A file that was opened, or what is wrong with it.</summary>
/// <typeparam name="T">What the file holds.</typeparam>
/// <param name="Outcome">What became of it.</param>
/// <param name="Value">What the file holds. Set exactly when <paramref name="Outcome"/> is <see cref="ContactFileOutcome.Opened"/>.</param>
public sealed record ContactFileOpening<T>(ContactFileOutcome Outcome, T? Value)
    where T : class;
