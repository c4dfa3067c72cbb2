namespace Postvogn.Functions.Letters;

/// <summary>Every step at which something is known for good: the one list that names the sections of the code, the event ids of the
/// log and telemetry, and the points at which the crash tests kill the process. See docs/adr/0004.</summary>
/// <remarks>A step is reached when its write is done. Whatever comes after it may be lost at any moment; whatever comes before is
/// never needed again. The numbers are stable.</remarks>
internal enum Step
{
    /// <summary>AcceptDrop: the drop is read and every rule checked; nothing is written yet.</summary>
    ReadDrop = 101,

    /// <summary>AcceptDrop: the messageUUIDs that this drop has for good are stored.</summary>
    KeepMessageUuids = 102,

    /// <summary>AcceptDrop: a letter's state is created (Accepting); no other drop can take its messageUUID now.</summary>
    ClaimMessageUuid = 103,

    /// <summary>AcceptDrop: the MeMo is stored as it will be sent.</summary>
    StoreMemo = 104,

    /// <summary>AcceptDrop: the letter is Accepted.</summary>
    AcceptLetter = 105,

    /// <summary>AcceptDrop: the outcome of a refused drop or letter is written.</summary>
    RefuseDrop = 106,

    /// <summary>AcceptDrop: the drop is removed; its letters stand on their own.</summary>
    RemoveDrop = 107,

    /// <summary>ComposeTransmission, SendUrgent: the transmission's record is written (Composing).</summary>
    OpenTransmission = 201,

    /// <summary>ComposeTransmission, SendUrgent: its letters are claimed for it.</summary>
    ClaimLetters = 202,

    /// <summary>ComposeTransmission, SendUrgent: its list of letters is final (Composed).</summary>
    SealTransmission = 203,

    /// <summary>SendTransmission: the archive is stored as it will be sent.</summary>
    PackArchive = 301,

    /// <summary>SendTransmission: it is written that a POST begins (Posting).</summary>
    BeginPost = 302,

    /// <summary>SendTransmission: the POST has ended, its answer is not yet stored.</summary>
    Post = 303,

    /// <summary>SendTransmission: what became of the POST is stored.</summary>
    KeepAnswer = 304,

    /// <summary>ChaseReceipts: a transmission that was given up without any answer is to be sent again (Unknown).</summary>
    ReopenTransmission = 305,

    /// <summary>ReceiveReceipt, PullReceipts, ChaseReceipts: a business receipt is stored.</summary>
    StoreReceipt = 401,

    /// <summary>PullReceipts: Digital Post has deleted a receipt that we stored.</summary>
    DeletePulledReceipt = 402,

    /// <summary>HandleReceipt: the receipt lies with its letter.</summary>
    FileReceipt = 403,

    /// <summary>HandleReceipt, SendTransmission: the letter has its final state.</summary>
    SettleLetter = 404,

    /// <summary>HandleReceipt, SendTransmission: the outcome is written for the system that dropped the letter.</summary>
    WriteOutcome = 405,

    /// <summary>HandleReceipt, SendTransmission: the letter is no longer open.</summary>
    CloseLetter = 406,

    /// <summary>ChaseReceipts: it is written that the event log is asked about the letter.</summary>
    AskEventLog = 407,

    /// <summary>ReceiveMemo, PullMemos: a letter is stored as it came.</summary>
    StoreReceived = 501,

    /// <summary>HandleReceived: its delivery is begun (Delivering).</summary>
    BeginDelivery = 502,

    /// <summary>HandleReceived: its files lie in the inbox.</summary>
    DecodeFiles = 503,

    /// <summary>HandleReceived: message.json lies in the inbox: the letter is there for the other system.</summary>
    WriteMessage = 504,

    /// <summary>HandleReceived: the delivery is written down (Delivered).</summary>
    KeepDelivery = 505,

    /// <summary>HandleReceived: Digital Post has taken the business receipt.</summary>
    SendBusinessReceipt = 506,

    /// <summary>HandleReceived: the letter as it came is removed.</summary>
    RemoveReceived = 507,

    /// <summary>HandleReceived: an infected letter lies in quarantine.</summary>
    QuarantineLetter = 508,

    /// <summary>HandleReceived: it is written down that the letter is not delivered (Quarantined).</summary>
    KeepQuarantine = 509,

    /// <summary>ReceiveNotification: it is written that a letter waits at Digital Post.</summary>
    KeepNotification = 511,

    /// <summary>HandleReceived: the letter of a notification is fetched, or there is none to fetch; its note is removed.</summary>
    RemoveNotification = 512,

    /// <summary>PullContactList: the index of the new list is stored.</summary>
    StoreContactIndex = 601,

    /// <summary>PullContactList: the changes that the new list knows are dropped.</summary>
    DropKnownChanges = 602,

    /// <summary>ReceiveContactChange: it is noted that a contact has changed.</summary>
    NoteContactChange = 603,

    /// <summary>PullContactChanges: changes of contacts are stored.</summary>
    StoreContactChanges = 604,

    /// <summary>PullContactChanges: how far was asked is stored.</summary>
    MoveContactCursor = 605,

    /// <summary>PullContactChanges: the notes whose changes are stored are removed.</summary>
    RemoveContactNotes = 606,
}
