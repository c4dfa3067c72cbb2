using System.Collections.Frozen;

namespace Postvogn.MeMo;

/// <summary>The error codes of a business receipt (TI 13.4.3) with their receipt status (TI 10.8.1).</summary>
public static class MemoCodes
{
    // --- the message ---

    /// <summary>The antivirus scan found something.</summary>
    public static readonly ErrorCode MemoInfected = Stated(
        "memo.infected", ReceiptStatus.Invalid, JudgedBy.Registry, "The message is free of viruses.");

    /// <summary>The message is no well-formed XML or breaks the schema.</summary>
    public static readonly ErrorCode MemoInvalid = Stated(
        "memo.invalid", ReceiptStatus.Invalid, JudgedBy.Message, "The message is well-formed XML that keeps to the schema of its version.");

    /// <summary>The version is not in use.</summary>
    public static readonly ErrorCode MemoVersionNotAllowed = Near(
        "memo.version.not.allowed", ReceiptStatus.Invalid, JudgedBy.Message, "memoVersion is 1.1 or 1.2.");

    /// <summary>The root element is not Message.</summary>
    public static readonly ErrorCode MemoRootInvalid = Near(
        "memo.root.invalid", ReceiptStatus.Invalid, JudgedBy.Message, "The root element is Message.");

    /// <summary>The root element is not in MeMo's namespace.</summary>
    public static readonly ErrorCode MemoNamespaceNotFound = Near(
        "memo.namespace.not.found", ReceiptStatus.Invalid, JudgedBy.Message,
        "The root element is in the namespace https://DigitalPost.dk/MeMo-1.");

    /// <summary>Digital post without a body.</summary>
    public static readonly ErrorCode MessageBodyNotFound = Near(
        "message.body.not.found", ReceiptStatus.Invalid, JudgedBy.Message, "A message of type DIGITALPOST has a MessageBody.");

    /// <summary>The delivery date has passed.</summary>
    public static readonly ErrorCode DoNotDeliverUntilDateTooEarly = Stated(
        "do.not.deliver.until.date.too.early", ReceiptStatus.NotAllowed, JudgedBy.Message, "doNotDeliverUntilDate is not in the past.");

    /// <summary>The delivery date is too far ahead.</summary>
    public static readonly ErrorCode DoNotDeliverUntilDateTooLate = Stated(
        "do.not.deliver.until.date.too.late", ReceiptStatus.NotAllowed, JudgedBy.Message,
        "doNotDeliverUntilDate is not too many days ahead.");

    /// <summary>File name and messageUUID differ.</summary>
    public static readonly ErrorCode MessageUuidDoesNotMatchFileName = Stated(
        "message.uuid.does.not.match.file.name", ReceiptStatus.Invalid, JudgedBy.Message, "The file is named after the messageUUID.");

    /// <summary>The messageUUID was used before.</summary>
    public static readonly ErrorCode MessageUuidNotUnique = Near(
        "message.uuid.not.unique", ReceiptStatus.Invalid, JudgedBy.Registry, "The messageUUID was never used before.");

    /// <summary>The file is not named after a UUID.</summary>
    public static readonly ErrorCode FileNameInvalid = Near(
        "file.name.invalid", ReceiptStatus.Invalid, JudgedBy.Message, "The file is named {UUID} or {UUID}.xml.");

    /// <summary>A file name holds a forbidden character.</summary>
    public static readonly ErrorCode FileNameInvalidCharacter = Near(
        "file.name.invalid.character", ReceiptStatus.NotAllowed, JudgedBy.Message,
        "A filename holds none of the characters of TI 10.13.1.");

    /// <summary>A contact point's id is no UUID.</summary>
    public static readonly ErrorCode ContactPointIdFormatNotAllowed = Near(
        "contact.point.id.format.not.allowed", ReceiptStatus.Invalid, JudgedBy.Message, "A contactPointID is a UUID.");

    /// <summary>The notification is too long.</summary>
    public static readonly ErrorCode NotificationLengthOverLimit = Near(
        "notification.length.over.limit", ReceiptStatus.Invalid, JudgedBy.Message,
        "A notification has at most 160 characters (TI 13.3.1).");

    /// <summary>A NemSMS without text.</summary>
    public static readonly ErrorCode EmptyNotificationNotAllowed = Near(
        "empty.notification.not.allowed", ReceiptStatus.Invalid, JudgedBy.Message, "A NemSMS has a notification that is not empty.");

    /// <summary>A reply that does not say to what.</summary>
    public static readonly ErrorCode ReplyDataMessageUuidNotFound = Near(
        "reply.data.message.uuid.not.found", ReceiptStatus.Invalid, JudgedBy.Message, "Every ReplyData has a messageUUID.");

    /// <summary>An unknown kind of post.</summary>
    public static readonly ErrorCode PostTypeInvalid = Near(
        "post.type.invalid", ReceiptStatus.Invalid, JudgedBy.Message, "postType is MYNDIGHEDSPOST or VIRKSOMHEDSPOST.");

    // --- the recipient ---

    /// <summary>The recipient is dead, or the company closed.</summary>
    public static readonly ErrorCode RecipientIsClosed = NoArrival(
        "recipient.is.closed", ReceiptStatus.NotAllowed, JudgedBy.Registry, "The recipient is alive or in business.");

    /// <summary>The recipient is exempt from Digital Post.</summary>
    public static readonly ErrorCode RecipientIsExempt = NoArrival(
        "recipient.is.exempt", ReceiptStatus.NotAllowed, JudgedBy.Registry, "The recipient is not exempt.");

    /// <summary>The recipient cannot have NemSMS.</summary>
    public static readonly ErrorCode RecipientNemSmsIsNotAllowed = Stated(
        "recipient.nem.sms.is.not.allowed", ReceiptStatus.NotAllowed, JudgedBy.Registry, "The recipient's type can receive NemSMS.");

    /// <summary>A contact point without id.</summary>
    public static readonly ErrorCode RecipientContactPointIdRequired = Stated(
        "recipient.contact.point.id.required", ReceiptStatus.Invalid, JudgedBy.Message,
        "The recipient's ContactPoint has a contactPointID.");

    /// <summary>A contact point of a person.</summary>
    public static readonly ErrorCode RecipientContactPointNotAllowedForIdType = Stated(
        "recipient.contact.point.not.allowed.for.id.type", ReceiptStatus.NotAllowed, JudgedBy.Message,
        "Only a recipient with a CVR number has a ContactPoint.");

    /// <summary>No CPR number.</summary>
    public static readonly ErrorCode RecipientCprInvalid = Stated(
        "recipient.cpr.invalid", ReceiptStatus.Invalid, JudgedBy.Message, "A CPR number has 10 digits.");

    /// <summary>No CVR number.</summary>
    public static readonly ErrorCode RecipientCvrInvalid = Stated(
        "recipient.cvr.invalid", ReceiptStatus.Invalid, JudgedBy.Message, "A CVR number has 8 digits.");

    /// <summary>Nobody has that number.</summary>
    public static readonly ErrorCode RecipientNotFound = NoArrival(
        "recipient.not.found", ReceiptStatus.Invalid, JudgedBy.Registry, "The recipient exists.");

    /// <summary>The recipient has no NemSMS.</summary>
    public static readonly ErrorCode RecipientNemSmsSubscriptionNotFound = NoArrival(
        "recipient.nem.sms.subscription.not.found", ReceiptStatus.Invalid, JudgedBy.Registry,
        "The recipient of a NemSMS subscribes to NemSMS.");

    /// <summary>The recipient's mobile number is not verified.</summary>
    public static readonly ErrorCode RecipientNemSmsSubscriptionMobileNumberNotVerified = NoArrival(
        "recipient.nem.sms.subscription.mobile.number.not.verified", ReceiptStatus.Invalid, JudgedBy.Registry,
        "The recipient of a NemSMS has verified the mobile number.");

    /// <summary>The recipient has no mailbox.</summary>
    public static readonly ErrorCode RecipientMailboxNotFound = NoArrival(
        "recipient.mailbox.not.found", ReceiptStatus.Invalid, JudgedBy.Registry, "The recipient has a mailbox.");

    /// <summary>The recipient has neither mailbox nor system.</summary>
    public static readonly ErrorCode RecipientMailboxAndDefaultRecipientSystemNotFound = NoArrival(
        "recipient.mailbox.and.default.recipient.system.not.found", ReceiptStatus.Invalid, JudgedBy.Registry,
        "The recipient has a mailbox or a recipient system.");

    /// <summary>The recipient cannot have legal notifications.</summary>
    public static readonly ErrorCode RecipientTypeCannotReceiveLegalNotifications = Stated(
        "recipient.type.cannot.receive.legal.notifications", ReceiptStatus.NotAllowed, JudgedBy.Registry,
        "The recipient's type can receive legal notifications.");

    // --- the sender ---

    /// <summary>Nobody has that number.</summary>
    public static readonly ErrorCode SenderNotFound = Stated(
        "sender.not.found", ReceiptStatus.Invalid, JudgedBy.Registry, "The sender exists.");

    /// <summary>The message names another sender than the one that sent it.</summary>
    public static readonly ErrorCode SenderOrganisationIdDoesNotMatch = Stated(
        "sender.organisation.id.does.not.match", ReceiptStatus.NotAllowed, JudgedBy.Message,
        "The sender in the message is the organisation that sends it.");

    /// <summary>No CPR number.</summary>
    public static readonly ErrorCode SenderCprInvalid = Stated(
        "sender.cpr.invalid", ReceiptStatus.Invalid, JudgedBy.Message, "A CPR number has 10 digits.");

    /// <summary>No CVR number.</summary>
    public static readonly ErrorCode SenderCvrInvalid = Stated(
        "sender.cvr.invalid", ReceiptStatus.Invalid, JudgedBy.Message, "A CVR number has 8 digits.");

    /// <summary>The sender system does not exist.</summary>
    public static readonly ErrorCode SenderSystemNotFound = Stated(
        "sender.system.not.found", ReceiptStatus.NotAllowed, JudgedBy.Registry, "The sender system belongs to the organisation.");

    /// <summary>The sender system is not active yet.</summary>
    public static readonly ErrorCode SenderSystemIsNotActivated = Stated(
        "sender.system.is.not.activated", ReceiptStatus.NotAllowed, JudgedBy.Registry, "The sender system is active.");

    /// <summary>The sender system is no longer active.</summary>
    public static readonly ErrorCode SenderSystemIsDeactivated = Stated(
        "sender.system.is.deactivated", ReceiptStatus.NotAllowed, JudgedBy.Registry, "The sender system was not deactivated.");

    /// <summary>The sender may not send mandatory messages.</summary>
    public static readonly ErrorCode SenderMandatoryMessageNotAllowed = Stated(
        "sender.mandatory.message.not.allowed", ReceiptStatus.NotAllowed, JudgedBy.Registry,
        "The sender may send mandatory messages, or the message is none.");

    /// <summary>The sender may not send legal notifications.</summary>
    public static readonly ErrorCode SenderLegalNotificationNotAllowed = Stated(
        "sender.legal.notification.not.allowed", ReceiptStatus.NotAllowed, JudgedBy.Registry,
        "The sender may send legal notifications, or the message is none.");

    /// <summary>Only authorities may write to this type of recipient.</summary>
    public static readonly ErrorCode SenderTypeNotAllowed = Stated(
        "sender.type.not.allowed", ReceiptStatus.NotAllowed, JudgedBy.Registry, "The sender's type may write to the recipient's.");

    /// <summary>The sender may not set a delivery date.</summary>
    public static readonly ErrorCode SenderDoNotDeliverUntilDateNotAllowed = Stated(
        "sender.do.not.deliver.until.date.not.allowed", ReceiptStatus.NotAllowed, JudgedBy.Registry,
        "The sender's type may set doNotDeliverUntilDate, or the message has none.");

    /// <summary>A sender system may not forward.</summary>
    public static readonly ErrorCode SenderSystemForwardNotAllowed = Stated(
        "sender.system.forward.not.allowed", ReceiptStatus.NotAllowed, JudgedBy.Message, "A sender system forwards no message.");

    /// <summary>An unknown type of id.</summary>
    public static readonly ErrorCode IdTypeInvalid = Stated(
        "id.type.invalid", ReceiptStatus.Invalid, JudgedBy.Message, "idType is CPR or CVR.");

    // --- the representative ---

    /// <summary>No CPR number.</summary>
    public static readonly ErrorCode RepresentativeCprInvalid = Near(
        "representative.cpr.invalid", ReceiptStatus.Invalid, JudgedBy.Message, "A CPR number has 10 digits.");

    /// <summary>No CVR number.</summary>
    public static readonly ErrorCode RepresentativeCvrInvalid = Near(
        "representative.cvr.invalid", ReceiptStatus.Invalid, JudgedBy.Message, "A CVR number has 8 digits.");

    // --- documents and files ---

    /// <summary>An entry point that is no https address.</summary>
    public static readonly ErrorCode MemoDocumentActionEntrypointInvalid = Stated(
        "memo.document.action.entrypoint.invalid", ReceiptStatus.Invalid, JudgedBy.Message,
        "The url of an EntryPoint is an https address and a valid URI (RFC 3986).");

    /// <summary>A format that the kind of document may not hold.</summary>
    public static readonly ErrorCode FileFormatNotAllowed = Stated(
        "file.format.not.allowed", ReceiptStatus.NotAllowed, JudgedBy.Message,
        "encodingFormat is one of TI 13.1 for the kind of document.");

    /// <summary>A file name extension that is not allowed.</summary>
    public static readonly ErrorCode FileExtensionNotAllowed = Stated(
        "file.extension.not.allowed", ReceiptStatus.NotAllowed, JudgedBy.Message,
        "The extension of a filename is one of the formats of TI 13.1.");

    /// <summary>The message is too large.</summary>
    public static readonly ErrorCode MemoFileSizeTooLarge = Stated(
        "memo.file.size.too.large", ReceiptStatus.NotAllowed, JudgedBy.Message, "A message has at most 99,500,000 bytes (TI 10.2.3).");

    /// <summary>A file without content.</summary>
    public static readonly ErrorCode FileEmptyNotAllowed = Stated(
        "file.empty.not.allowed", ReceiptStatus.NotAllowed, JudgedBy.Message, "No file is empty.");

    /// <summary>An unknown language.</summary>
    public static readonly ErrorCode FileLanguageNotAllowed = Near(
        "file.language.not.allowed", ReceiptStatus.NotAllowed, JudgedBy.Message, "language is a code of ISO 639-1.");

    /// <summary>Too many documents.</summary>
    public static readonly ErrorCode MessageDocumentNumberHigherThanAllowed = Stated(
        "message.document.number.higher.than.allowed", ReceiptStatus.Invalid, JudgedBy.Message,
        "A message has at most 10 additional and technical documents together (TI 10.2.3).");

    /// <summary>Too many files.</summary>
    public static readonly ErrorCode MessageFileNumberHigherThanAllowed = Stated(
        "message.file.number.higher.than.allowed", ReceiptStatus.Invalid, JudgedBy.Message, "A document has at most 10 files (TI 10.2.3).");

    // --- HTML ---

    /// <summary>No HTML.</summary>
    public static readonly ErrorCode HtmlRejected = Near(
        "html.validator.rejected", ReceiptStatus.Invalid, JudgedBy.Html, "A text/html file is HTML.");

    /// <summary>HTML with comments.</summary>
    public static readonly ErrorCode HtmlRejectedComments = Near(
        "html.validator.rejected.comments", ReceiptStatus.Invalid, JudgedBy.Html, "HTML in the STRICT policy has no comments.");

    /// <summary>HTML with an element that is not allowed.</summary>
    public static readonly ErrorCode HtmlRejectedElement = Near(
        "html.validator.rejected.element", ReceiptStatus.Invalid, JudgedBy.Html, "HTML has only the elements of TI 10.14.");

    /// <summary>HTML with an attribute that is not allowed.</summary>
    public static readonly ErrorCode HtmlRejectedElementAttributes = Near(
        "html.validator.rejected.element.attributes", ReceiptStatus.Invalid, JudgedBy.Html, "HTML has only the attributes of TI 10.14.");

    /// <summary>HTML with an address where none is allowed.</summary>
    public static readonly ErrorCode HtmlRejectedUnknownElement = Near(
        "html.validator.rejected.unknown-element", ReceiptStatus.Invalid, JudgedBy.Html,
        "Styles in HTML lead to no other place: pictures and fonts are data.");

    // --- archives ---

    /// <summary>The archive cannot be read.</summary>
    public static readonly ErrorCode ArchiveProcessingFailed = Near(
        "archive.processing.failed", ReceiptStatus.Invalid, JudgedBy.Archive, "The archive is a whole .tar.lzma.");

    /// <summary>The archive is empty.</summary>
    public static readonly ErrorCode NoArchiveEntry = Near(
        "no.archive.entry", ReceiptStatus.Invalid, JudgedBy.Archive, "The archive has an entry.");

    /// <summary>An entry is not named after a UUID.</summary>
    public static readonly ErrorCode FileNameUuidIsNotValid = Near(
        "file.name.uuid.is.not.valid", ReceiptStatus.Invalid, JudgedBy.Archive, "Every entry is named {UUID}.xml.");

    /// <summary>In the order of TI 13.4.3.</summary>
    public static IReadOnlyList<ErrorCode> All { get; } =
    [
        MemoInfected, MemoInvalid, MemoVersionNotAllowed, MemoRootInvalid, MemoNamespaceNotFound, MessageBodyNotFound,
        DoNotDeliverUntilDateTooEarly, DoNotDeliverUntilDateTooLate, MessageUuidDoesNotMatchFileName, MessageUuidNotUnique,
        FileNameInvalid, FileNameInvalidCharacter, ContactPointIdFormatNotAllowed, NotificationLengthOverLimit,
        EmptyNotificationNotAllowed, ReplyDataMessageUuidNotFound, PostTypeInvalid,
        RecipientIsClosed, RecipientIsExempt, RecipientNemSmsIsNotAllowed, RecipientContactPointIdRequired,
        RecipientContactPointNotAllowedForIdType, RecipientCprInvalid, RecipientCvrInvalid, RecipientNotFound,
        RecipientNemSmsSubscriptionNotFound, RecipientNemSmsSubscriptionMobileNumberNotVerified, RecipientMailboxNotFound,
        RecipientMailboxAndDefaultRecipientSystemNotFound, RecipientTypeCannotReceiveLegalNotifications,
        SenderNotFound, SenderOrganisationIdDoesNotMatch, SenderCprInvalid, SenderCvrInvalid, SenderSystemNotFound,
        SenderSystemIsNotActivated, SenderSystemIsDeactivated, SenderMandatoryMessageNotAllowed,
        SenderLegalNotificationNotAllowed, SenderTypeNotAllowed, SenderDoNotDeliverUntilDateNotAllowed,
        SenderSystemForwardNotAllowed, IdTypeInvalid, RepresentativeCprInvalid, RepresentativeCvrInvalid,
        MemoDocumentActionEntrypointInvalid, FileFormatNotAllowed, FileExtensionNotAllowed, MemoFileSizeTooLarge,
        FileEmptyNotAllowed, FileLanguageNotAllowed, HtmlRejected, HtmlRejectedComments, HtmlRejectedElement,
        HtmlRejectedElementAttributes, HtmlRejectedUnknownElement, MessageDocumentNumberHigherThanAllowed,
        MessageFileNumberHigherThanAllowed, ArchiveProcessingFailed, NoArchiveEntry, FileNameUuidIsNotValid,
    ];

    private static readonly FrozenDictionary<string, ErrorCode> ByCode = All.ToFrozenDictionary(code => code.Code, StringComparer.Ordinal);

    /// <summary>Null when TI 13.4.3 has none.</summary>
    public static ErrorCode? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>Whether a code says that the letter cannot arrive (<see cref="ErrorCode.MeansNoArrival"/>).</summary>
    public static bool CannotArrive(string? code) => code is not null && Find(code) is { MeansNoArrival: true };

    private static ErrorCode Stated(string code, ReceiptStatus status, JudgedBy judged, string rule) =>
        new(code, status, judged, rule) { StatusIsStated = true };

    private static ErrorCode NoArrival(string code, ReceiptStatus status, JudgedBy judged, string rule) =>
        Stated(code, status, judged, rule) with { MeansNoArrival = true };

    private static ErrorCode Near(string code, ReceiptStatus status, JudgedBy judged, string rule) => new(code, status, judged, rule);
}
