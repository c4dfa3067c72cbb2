namespace Postvogn.Functions.Letters;

/// <summary>The state of a letter that we send (docs/adr/0004).</summary>
internal enum LetterStatus
{
    /// <summary>Its messageUUID is taken for it; its MeMo may not be stored yet.</summary>
    Accepting,

    /// <summary>It is stored and waits for a transmission.</summary>
    Accepted,

    /// <summary>It belongs to one transmission, whose record says what became of the POST.</summary>
    Claimed,

    /// <summary>Digital Post has taken it (final).</summary>
    Completed,

    /// <summary>Digital Post refused it with a code (final).</summary>
    Rejected,

    /// <summary>It can't reach its recipient (final).</summary>
    Undeliverable,

    /// <summary>It was recalled before its day of delivery (final).</summary>
    Recalled,

    /// <summary>Its transmission failed for a reason that is not the letter's; it can be sent again (final).</summary>
    Failed,
}
