namespace Postvogn.DigitalPost;

/// <summary>Only a <see cref="Good"/> list gives an index.</summary>
public enum ContactListOutcome
{
    /// <summary>Whole, newer than the last one, plausible beside it.</summary>
    Good,

    /// <summary>Line 1 or 3 names other fields than TI 4.6.1, or line 2 has not three.</summary>
    WrongHeader,

    /// <summary><c>KompletIndikator</c> is not 1.</summary>
    NotComplete,

    /// <summary><c>DannetDatoTid</c> is no time, or lies ahead of the clock.</summary>
    WrongTime,

    /// <summary>Older than <see cref="ContactListRules.OldestAge"/>: the new list did not come.</summary>
    TooOld,

    /// <summary>Nothing to do.</summary>
    NotNewer,

    /// <summary>Within a row, or before the length that the server said.</summary>
    CutOff,

    /// <summary>Not as TI 4.6.1 has it; see <see cref="ContactListReading.Line"/>.</summary>
    BadRow,

    /// <summary>Far fewer registrations than the last good list: probably cut at the end of a row.</summary>
    TooFewRows,
}
