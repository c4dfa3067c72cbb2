namespace Postvogn.Functions.Receipts;

/// <summary>What to do about a letter whose receipt has not come.</summary>
internal enum ChaseStep
{
    /// <summary>File what the event log says as a business receipt.</summary>
    FileReceipt,

    /// <summary>Ask again later.</summary>
    Wait,

    /// <summary>Send its transmission again: the same bytes and messageUUIDs.</summary>
    Resend,

    /// <summary>Tell a person, and ask again later.</summary>
    AskPerson,
}
