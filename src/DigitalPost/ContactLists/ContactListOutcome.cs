namespace Postvogn.DigitalPost;

/// <summary>What a list is. Only a <see cref="Good"/> one gives an index.</summary>
public enum ContactListOutcome
{
    /// <summary>Whole, newer than the last one, and plausible beside it.</summary>
    Good,

    /// <summary>The first or third line does not name the fields of TI 4.6.1, or the second has not three fields.</summary>
    WrongHeader,

    /// <summary>The list says of itself that it is not complete (<c>KompletIndikator</c> is not 1).</summary>
    NotComplete,

    /// <summary><c>DannetDatoTid</c> is no date and time, or lies ahead of the clock.</summary>
    WrongTime,

    /// <summary>Created longer ago than <see cref="ContactListRules.OldestAge"/>: the new list did not come.</summary>
    TooOld,

    /// <summary>Not newer than the last good list. Nothing to do.</summary>
    NotNewer,

    /// <summary>The list ends too early: within a row, or before the length that the server said.</summary>
    CutOff,

    /// <summary>A row that is not as TI 4.6.1 has it; <see cref="ContactListReading.Line"/> says which.</summary>
    BadRow,

    /// <summary>Far fewer registrations than the last good list: it was probably cut at the end of a row.</summary>
    TooFewRows,
}
