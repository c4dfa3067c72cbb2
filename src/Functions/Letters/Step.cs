namespace Postvogn.Functions.Letters;

/// <summary>Every step at which something is known for good: the one list that names the sections of the code, the event ids of the
/// log and telemetry, and the points at which the crash tests kill the process (docs/adr/0004). A step is reached when its write is done:
/// whatever comes after it may be lost at any moment, whatever comes before is never needed again. The numbers are stable.</summary>
internal enum Step
{
    // AcceptDrop. At the first, every rule is checked and nothing is written yet; from ClaimMessageUuid on no other drop can take it.
    ReadDrop = 101,
    KeepMessageUuids = 102,
    ClaimMessageUuid = 103,
    StoreMemo = 104,
    AcceptLetter = 105,
    RefuseDrop = 106,
    RemoveDrop = 107,

    // ComposeTransmission, SendUrgent. The record is written (Composing), its letters claimed, its list of letters final (Composed).
    OpenTransmission = 201,
    ClaimLetters = 202,
    SealTransmission = 203,

    // SendTransmission, SendUrgent. At Post the POST has ended and its answer is not stored yet.
    PackArchive = 301,
    BeginPost = 302,
    Post = 303,
    KeepAnswer = 304,

    /// <summary>ChaseReceipts: a transmission that was given up without any answer is to be sent again (Unknown).</summary>
    ReopenTransmission = 305,

    /// <summary>ReceiveReceipt, PullReceipts, ChaseReceipts.</summary>
    StoreReceipt = 401,

    /// <summary>PullReceipts: Digital Post has deleted a receipt that we stored.</summary>
    DeletePulledReceipt = 402,

    // HandleReceipt; the last three also SendTransmission, of a transmission that failed.
    FileReceipt = 403,
    SettleLetter = 404,
    WriteOutcome = 405,
    CloseLetter = 406,

    /// <summary>ChaseReceipts: it is written that the event log is asked about the letter.</summary>
    AskEventLog = 407,

    /// <summary>ReceiveMemo, PullMemos, and HandleReceived of a notification.</summary>
    StoreReceived = 501,

    // HandleReceived. From WriteMessage on the letter is there for the other system.
    BeginDelivery = 502,
    DecodeFiles = 503,
    WriteMessage = 504,
    KeepDelivery = 505,
    SendBusinessReceipt = 506,
    RemoveReceived = 507,
    QuarantineLetter = 508,
    KeepQuarantine = 509,

    /// <summary>ReceiveNotification: it is written that a letter waits at Digital Post.</summary>
    KeepNotification = 511,

    /// <summary>HandleReceived: the letter of a notification is fetched, or there is none to fetch; its note is removed.</summary>
    RemoveNotification = 512,

    // PullContactList. At the second, the changes that the new list knows are dropped.
    StoreContactIndex = 601,
    DropKnownChanges = 602,

    /// <summary>ReceiveContactChange.</summary>
    NoteContactChange = 603,

    // PullContactChanges. The cursor tells how far was asked; the notes are those whose changes are stored.
    StoreContactChanges = 604,
    MoveContactCursor = 605,
    RemoveContactNotes = 606,
}
