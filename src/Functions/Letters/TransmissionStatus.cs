namespace Postvogn.Functions.Letters;

/// <summary>The state of a transmission (docs/adr/0004).</summary>
internal enum TransmissionStatus
{
    /// <summary>Its candidates are named; they may not be claimed yet.</summary>
    Composing,

    /// <summary>Its list of letters is final; it waits to be sent, not before <see cref="Transmission.NotBefore"/>.</summary>
    Composed,

    /// <summary>A POST has begun. A record found in this state after a crash is Unknown.</summary>
    Posting,

    /// <summary>
    /// A POST went out and no answer came; sent again with the same bytes, not before <see cref="Transmission.NotBefore"/>.
    /// </summary>
    Unknown,

    /// <summary>Digital Post has confirmed that it arrived (the technical receipt); its letters await business receipts.</summary>
    Sent,

    /// <summary>Digital Post refused it whole, or nobody's letter was left in it.</summary>
    Failed,
}
