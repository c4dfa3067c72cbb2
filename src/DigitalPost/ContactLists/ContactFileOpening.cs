namespace Postvogn.DigitalPost;

/// <summary>What became of opening a file of ours.</summary>
public enum ContactFileOutcome
{
    /// <summary>Whole and unchanged.</summary>
    Opened,

    /// <summary>Begins otherwise.</summary>
    OtherKind,

    /// <summary>A version that this one does not know. Build it anew.</summary>
    OtherVersion,

    /// <summary>Ends too early.</summary>
    CutOff,

    /// <summary>Not as it was written. Build it anew.</summary>
    Damaged,
}

/// <summary>The value is set exactly when opened.</summary>
public sealed record ContactFileOpening<T>(ContactFileOutcome Outcome, T? Value)
    where T : class;
