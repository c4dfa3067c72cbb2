namespace Postvogn.Functions.Letters;

/// <summary>Every step at which something is known for good (docs/adr/0004), reached when its write is done: what comes after may be lost
/// at any moment, what comes before is never needed again. The names are sections of the code, points of telemetry and of the crash tests;
/// the numbers are the event ids of the log, and stable.</summary>
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

    // Of letters whose source has them checked. At the first, who can be reached is known and nothing is written; at the second, a letter
    // that cannot arrive has its end.
    AskReach = 108,
    StopLetter = 109,

    // Of a letter that goes to print: its folder's files, the manifest that makes them count; of one that does no more, the folder is gone.
    StorePrintFiles = 111,
    HandOverToPrint = 112,
    WithdrawPrint = 113,

    // Of a letter that waits at Digital Post: it is found on its day.
    MarkDue = 114,

    // HandleRequest, of a recall. At the second, the call has ended and its answer is not stored yet; at the last two all is answered.
    BeginRecall = 115,
    CallRecall = 116,
    AnswerRecall = 117,
    RemoveRecall = 118,

    // ComposeTransmission, SendUrgent, and AcceptDrop of an archive. The record is written (Composing), its letters claimed, its list of
    // letters final (Composed).
    OpenTransmission = 201,
    ClaimLetters = 202,
    SealTransmission = 203,

    // SendTransmission, SendUrgent. At Post the POST has ended and its answer is not stored yet.
    PackArchive = 301,
    BeginPost = 302,
    Post = 303,
    KeepAnswer = 304,

    // It is to be sent again. ChaseReceipts: one that was given up without any answer (Unknown). HandleReceipt: one that its technical
    // receipt asks for again (Composed).
    ReopenTransmission = 305,

    // ReceiveReceipt, PullReceipts, ChaseReceipts.
    StoreReceipt = 401,

    // Digital Post has deleted one that we stored.
    DeletePulledReceipt = 402,

    // HandleReceipt; the last three also SendTransmission, of a transmission that failed.
    FileReceipt = 403,
    SettleLetter = 404,
    WriteOutcome = 405,
    CloseLetter = 406,

    AskEventLog = 407,

    // HandleRequest: beside a print provider's answer that answers nothing stands what is wrong with it.
    RefusePrintAnswer = 411,

    // ReceiveMemo, PullMemos, and HandleReceived of a notification.
    StoreReceived = 501,

    // HandleReceived. At DecodeFiles the files lie there with the MeMo as it came; from WriteMessage on they are the other system's.
    BeginDelivery = 502,
    DecodeFiles = 503,
    WriteMessage = 504,
    KeepDelivery = 505,
    SendBusinessReceipt = 506,
    RemoveReceived = 507,
    QuarantineLetter = 508,
    KeepQuarantine = 509,

    KeepNotification = 511,

    // Its letter is fetched, or there is none to fetch.
    RemoveNotification = 512,

    // AcceptDrop of a letter that has a messageID, before it is accepted.
    KeepMessageId = 513,

    // AcceptDrop and HandleReceived of a letter that answers another, before it is accepted or visible: which thread it belongs to, and its
    // entry there.
    KeepThreadOf = 514,
    KeepThreadEntry = 515,

    // PullContactList. At the second, the changes that the new list knows are dropped.
    StoreContactIndex = 601,
    DropKnownChanges = 602,

    NoteContactChange = 603,

    // PullContactChanges. The cursor tells how far was asked; the notes are those whose changes are stored.
    StoreContactChanges = 604,
    MoveContactCursor = 605,
    RemoveContactNotes = 606,

    // CheckContactPoints, and AcceptDrop of a letter that what is kept denies: what our organisations may send.
    KeepRights = 611,
}
