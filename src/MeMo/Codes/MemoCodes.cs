using System.Collections.Frozen;

namespace Postvogn.MeMo;

/// <summary>The error codes of a business receipt (TI 13.4.3) with their receipt status (TI 10.8.1), as the
/// <see cref="CodeCatalogue"/> has them.</summary>
public static class MemoCodes
{
    private static readonly string[] Groups = ["message", "recipient", "sender", "files", "html", "archives"];

    // --- the message ---

    /// <summary>The antivirus scan found something.</summary>
    public static readonly ErrorCode MemoInfected = CodeCatalogue.Of("memo.infected");

    /// <summary>The message is no well-formed XML or breaks the schema.</summary>
    public static readonly ErrorCode MemoInvalid = CodeCatalogue.Of("memo.invalid");

    /// <summary>The version is not in use.</summary>
    public static readonly ErrorCode MemoVersionNotAllowed = CodeCatalogue.Of("memo.version.not.allowed");

    /// <summary>The root element is not Message.</summary>
    public static readonly ErrorCode MemoRootInvalid = CodeCatalogue.Of("memo.root.invalid");

    /// <summary>The root element is not in MeMo's namespace.</summary>
    public static readonly ErrorCode MemoNamespaceNotFound = CodeCatalogue.Of("memo.namespace.not.found");

    /// <summary>Digital post without a body.</summary>
    public static readonly ErrorCode MessageBodyNotFound = CodeCatalogue.Of("message.body.not.found");

    /// <summary>The delivery date has passed.</summary>
    public static readonly ErrorCode DoNotDeliverUntilDateTooEarly = CodeCatalogue.Of("do.not.deliver.until.date.too.early");

    /// <summary>The delivery date is too far ahead.</summary>
    public static readonly ErrorCode DoNotDeliverUntilDateTooLate = CodeCatalogue.Of("do.not.deliver.until.date.too.late");

    /// <summary>File name and messageUUID differ.</summary>
    public static readonly ErrorCode MessageUuidDoesNotMatchFileName = CodeCatalogue.Of("message.uuid.does.not.match.file.name");

    /// <summary>The messageUUID was used before.</summary>
    public static readonly ErrorCode MessageUuidNotUnique = CodeCatalogue.Of("message.uuid.not.unique");

    /// <summary>The file is not named after a UUID.</summary>
    public static readonly ErrorCode FileNameInvalid = CodeCatalogue.Of("file.name.invalid");

    /// <summary>A file name holds a forbidden character.</summary>
    public static readonly ErrorCode FileNameInvalidCharacter = CodeCatalogue.Of("file.name.invalid.character");

    /// <summary>A contact point's id is no UUID.</summary>
    public static readonly ErrorCode ContactPointIdFormatNotAllowed = CodeCatalogue.Of("contact.point.id.format.not.allowed");

    /// <summary>The notification is too long.</summary>
    public static readonly ErrorCode NotificationLengthOverLimit = CodeCatalogue.Of("notification.length.over.limit");

    /// <summary>A NemSMS without text.</summary>
    public static readonly ErrorCode EmptyNotificationNotAllowed = CodeCatalogue.Of("empty.notification.not.allowed");

    /// <summary>A reply that does not say to what.</summary>
    public static readonly ErrorCode ReplyDataMessageUuidNotFound = CodeCatalogue.Of("reply.data.message.uuid.not.found");

    /// <summary>An unknown kind of post.</summary>
    public static readonly ErrorCode PostTypeInvalid = CodeCatalogue.Of("post.type.invalid");

    // --- the recipient ---

    /// <summary>The recipient is dead, or the company closed.</summary>
    public static readonly ErrorCode RecipientIsClosed = CodeCatalogue.Of("recipient.is.closed");

    /// <summary>The recipient is exempt from Digital Post.</summary>
    public static readonly ErrorCode RecipientIsExempt = CodeCatalogue.Of("recipient.is.exempt");

    /// <summary>The recipient cannot have NemSMS.</summary>
    public static readonly ErrorCode RecipientNemSmsIsNotAllowed = CodeCatalogue.Of("recipient.nem.sms.is.not.allowed");

    /// <summary>A contact point without id.</summary>
    public static readonly ErrorCode RecipientContactPointIdRequired = CodeCatalogue.Of("recipient.contact.point.id.required");

    /// <summary>A contact point of a person.</summary>
    public static readonly ErrorCode RecipientContactPointNotAllowedForIdType =
        CodeCatalogue.Of("recipient.contact.point.not.allowed.for.id.type");

    /// <summary>No CPR number.</summary>
    public static readonly ErrorCode RecipientCprInvalid = CodeCatalogue.Of("recipient.cpr.invalid");

    /// <summary>No CVR number.</summary>
    public static readonly ErrorCode RecipientCvrInvalid = CodeCatalogue.Of("recipient.cvr.invalid");

    /// <summary>Nobody has that number.</summary>
    public static readonly ErrorCode RecipientNotFound = CodeCatalogue.Of("recipient.not.found");

    /// <summary>The recipient has no NemSMS.</summary>
    public static readonly ErrorCode RecipientNemSmsSubscriptionNotFound = CodeCatalogue.Of("recipient.nem.sms.subscription.not.found");

    /// <summary>The recipient's mobile number is not verified.</summary>
    public static readonly ErrorCode RecipientNemSmsSubscriptionMobileNumberNotVerified =
        CodeCatalogue.Of("recipient.nem.sms.subscription.mobile.number.not.verified");

    /// <summary>The recipient has no mailbox.</summary>
    public static readonly ErrorCode RecipientMailboxNotFound = CodeCatalogue.Of("recipient.mailbox.not.found");

    /// <summary>The recipient has neither mailbox nor system.</summary>
    public static readonly ErrorCode RecipientMailboxAndDefaultRecipientSystemNotFound =
        CodeCatalogue.Of("recipient.mailbox.and.default.recipient.system.not.found");

    /// <summary>The recipient cannot have legal notifications.</summary>
    public static readonly ErrorCode RecipientTypeCannotReceiveLegalNotifications =
        CodeCatalogue.Of("recipient.type.cannot.receive.legal.notifications");

    // --- the sender ---

    /// <summary>Nobody has that number.</summary>
    public static readonly ErrorCode SenderNotFound = CodeCatalogue.Of("sender.not.found");

    /// <summary>The message names another sender than the one that sent it.</summary>
    public static readonly ErrorCode SenderOrganisationIdDoesNotMatch = CodeCatalogue.Of("sender.organisation.id.does.not.match");

    /// <summary>No CPR number.</summary>
    public static readonly ErrorCode SenderCprInvalid = CodeCatalogue.Of("sender.cpr.invalid");

    /// <summary>No CVR number.</summary>
    public static readonly ErrorCode SenderCvrInvalid = CodeCatalogue.Of("sender.cvr.invalid");

    /// <summary>The sender system does not exist.</summary>
    public static readonly ErrorCode SenderSystemNotFound = CodeCatalogue.Of("sender.system.not.found");

    /// <summary>The sender system is not active yet.</summary>
    public static readonly ErrorCode SenderSystemIsNotActivated = CodeCatalogue.Of("sender.system.is.not.activated");

    /// <summary>The sender system is no longer active.</summary>
    public static readonly ErrorCode SenderSystemIsDeactivated = CodeCatalogue.Of("sender.system.is.deactivated");

    /// <summary>The sender may not send mandatory messages.</summary>
    public static readonly ErrorCode SenderMandatoryMessageNotAllowed = CodeCatalogue.Of("sender.mandatory.message.not.allowed");

    /// <summary>The sender may not send legal notifications.</summary>
    public static readonly ErrorCode SenderLegalNotificationNotAllowed = CodeCatalogue.Of("sender.legal.notification.not.allowed");

    /// <summary>Only authorities may write to this type of recipient.</summary>
    public static readonly ErrorCode SenderTypeNotAllowed = CodeCatalogue.Of("sender.type.not.allowed");

    /// <summary>The sender may not set a delivery date.</summary>
    public static readonly ErrorCode SenderDoNotDeliverUntilDateNotAllowed =
        CodeCatalogue.Of("sender.do.not.deliver.until.date.not.allowed");

    /// <summary>A sender system may not forward.</summary>
    public static readonly ErrorCode SenderSystemForwardNotAllowed = CodeCatalogue.Of("sender.system.forward.not.allowed");

    /// <summary>An unknown type of id.</summary>
    public static readonly ErrorCode IdTypeInvalid = CodeCatalogue.Of("id.type.invalid");

    // --- the representative ---

    /// <summary>No CPR number.</summary>
    public static readonly ErrorCode RepresentativeCprInvalid = CodeCatalogue.Of("representative.cpr.invalid");

    /// <summary>No CVR number.</summary>
    public static readonly ErrorCode RepresentativeCvrInvalid = CodeCatalogue.Of("representative.cvr.invalid");

    // --- documents and files ---

    /// <summary>An entry point that is no https address.</summary>
    public static readonly ErrorCode MemoDocumentActionEntrypointInvalid = CodeCatalogue.Of("memo.document.action.entrypoint.invalid");

    /// <summary>A format that the kind of document may not hold.</summary>
    public static readonly ErrorCode FileFormatNotAllowed = CodeCatalogue.Of("file.format.not.allowed");

    /// <summary>A file name extension that is not allowed.</summary>
    public static readonly ErrorCode FileExtensionNotAllowed = CodeCatalogue.Of("file.extension.not.allowed");

    /// <summary>The message is too large.</summary>
    public static readonly ErrorCode MemoFileSizeTooLarge = CodeCatalogue.Of("memo.file.size.too.large");

    /// <summary>A file without content.</summary>
    public static readonly ErrorCode FileEmptyNotAllowed = CodeCatalogue.Of("file.empty.not.allowed");

    /// <summary>An unknown language.</summary>
    public static readonly ErrorCode FileLanguageNotAllowed = CodeCatalogue.Of("file.language.not.allowed");

    /// <summary>Too many documents.</summary>
    public static readonly ErrorCode MessageDocumentNumberHigherThanAllowed =
        CodeCatalogue.Of("message.document.number.higher.than.allowed");

    /// <summary>Too many files.</summary>
    public static readonly ErrorCode MessageFileNumberHigherThanAllowed = CodeCatalogue.Of("message.file.number.higher.than.allowed");

    // --- HTML ---

    /// <summary>No HTML.</summary>
    public static readonly ErrorCode HtmlRejected = CodeCatalogue.Of("html.validator.rejected");

    /// <summary>HTML with comments.</summary>
    public static readonly ErrorCode HtmlRejectedComments = CodeCatalogue.Of("html.validator.rejected.comments");

    /// <summary>HTML with an element that is not allowed.</summary>
    public static readonly ErrorCode HtmlRejectedElement = CodeCatalogue.Of("html.validator.rejected.element");

    /// <summary>HTML with an attribute that is not allowed.</summary>
    public static readonly ErrorCode HtmlRejectedElementAttributes = CodeCatalogue.Of("html.validator.rejected.element.attributes");

    /// <summary>HTML with an address where none is allowed.</summary>
    public static readonly ErrorCode HtmlRejectedUnknownElement = CodeCatalogue.Of("html.validator.rejected.unknown-element");

    // --- archives ---

    /// <summary>The archive cannot be read.</summary>
    public static readonly ErrorCode ArchiveProcessingFailed = CodeCatalogue.Of("archive.processing.failed");

    /// <summary>The archive is empty.</summary>
    public static readonly ErrorCode NoArchiveEntry = CodeCatalogue.Of("no.archive.entry");

    /// <summary>An entry is not named after a UUID.</summary>
    public static readonly ErrorCode FileNameUuidIsNotValid = CodeCatalogue.Of("file.name.uuid.is.not.valid");

    /// <summary>In the order of the catalogue.</summary>
    public static IReadOnlyList<ErrorCode> All { get; } =
        [.. Groups.SelectMany(name => CodeCatalogue.Groups.Single(group => group.Name == name).Codes)];

    private static readonly FrozenDictionary<string, ErrorCode> ByCode = All.ToFrozenDictionary(code => code.Code, StringComparer.Ordinal);

    /// <summary>Null when TI 13.4.3 has none.</summary>
    public static ErrorCode? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>Whether a code says that the letter cannot arrive in Digital Post, however it is mended: its class is
    /// <see cref="OutcomeClass.OtherChannel"/> (docs/adr/0042).</summary>
    public static bool CannotArrive(string? code) => code is not null && Find(code) is { Class: OutcomeClass.OtherChannel };
}
