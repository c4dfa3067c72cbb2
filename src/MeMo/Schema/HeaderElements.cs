using static Postvogn.MeMo.Schema.TableLines;
using Aux = Postvogn.MeMo.Schema.AuxiliaryElements;
using T = Postvogn.MeMo.Schema.MemoTypes;

namespace Postvogn.MeMo.Schema;

/// <summary>Part 2.</summary>
internal static class HeaderElements
{
    public static readonly MemoElement AttentionPerson = Element<AttentionPerson>("AttentionPerson",
        Optional("personID", T.Text),
        Optional("label", T.Text));

    public static readonly MemoElement EMail = Element<EMail>("EMail",
        One("emailAddress", T.Text),
        Optional("relatedAgent", T.Text));

    public static readonly MemoElement Telephone = Element<Telephone>("Telephone",
        One("telephoneNumber", T.Text),
        Optional("relatedAgent", T.Text));

    public static readonly MemoElement ContentResponsible = Element<ContentResponsible>("ContentResponsible",
        Optional("contentResponsibleID", T.Text),
        Optional("label", T.Text));

    public static readonly MemoElement GeneratingSystem = Element<GeneratingSystem>("GeneratingSystem",
        One("generatingSystemID", T.Text),
        Optional("label", T.Text));

    public static readonly MemoElement AttentionData = Element<AttentionData>("AttentionData",
        Optional(AttentionPerson),
        Optional(Aux.ProductionUnit),
        Optional(Aux.GlobalLocationNumber),
        Optional(EMail),
        Optional(Aux.SeNumber, nameof(MeMo.AttentionData.SeNumber)),
        Optional(Telephone),
        Optional(Aux.ElectronicId),
        Optional(ContentResponsible),
        Optional(GeneratingSystem),
        Optional(Aux.SorData, nameof(MeMo.AttentionData.SorData)),
        Optional(Aux.Address),
        Optional(Aux.UnstructuredAddress));

    public static readonly MemoElement ContactInfo = Element<ContactInfo>("ContactInfo",
        One("label", T.Text),
        One("value", T.Text));

    public static readonly MemoElement ContactPoint = Element<ContactPoint>("ContactPoint",
        Optional("contactGroup", T.Text),
        One("contactPointID", T.Text),
        Optional("label", T.Text),
        Times(ContactInfo, 0, 2));

    public static readonly MemoElement Representative = Element<Representative>("Representative",
        OptionalIn12("representativeID", T.Text),
        OptionalIn12("idType", T.Text),
        OptionalIn12("idTypeLabel", T.Text),
        OptionalIn12("label", T.Text));

    public static readonly MemoElement Sender = Element<Sender>("Sender",
        Vital("senderID", T.Text),
        One("idType", T.Text),
        Optional("idTypeLabel", T.Text),
        One("label", T.Text),
        Optional(AttentionData),
        Optional(ContactPoint),
        OptionalIn12(Representative));

    public static readonly MemoElement Recipient = Element<Recipient>("Recipient",
        Vital("recipientID", T.Text),
        One("idType", T.Text),
        Optional("idTypeLabel", T.Text),
        Optional("label", T.Text),
        Optional(AttentionData),
        Optional(ContactPoint));

    public static readonly MemoElement CaseId = Element<CaseReference>("CaseID",
        One("caseID", T.Text),
        One("caseSystem", T.Text));

    public static readonly MemoElement AdditionalContentData = Element<AdditionalContentData>("AdditionalContentData",
        Optional("contentDataType", T.Text),
        One("contentDataName", T.Text),
        One("contentDataValue", T.Text));

    public static readonly MemoElement ContentData = Element<ContentData>("ContentData",
        Optional(Aux.CprData, nameof(MeMo.ContentData.CprData)),
        Optional(Aux.CvrData, nameof(MeMo.ContentData.CvrData)),
        Optional(Aux.MotorVehicle),
        Optional(Aux.PropertyNumber),
        Optional(CaseId),
        Optional(Aux.KleData, nameof(MeMo.ContentData.KleData)),
        Optional(Aux.FormData, nameof(MeMo.ContentData.FormData)),
        Optional(Aux.ProductionUnit),
        Optional(Aux.Education),
        Optional(Aux.Address),
        Optional(Aux.UnstructuredAddress),
        Times(AdditionalContentData, 0, 10));

    public static readonly MemoElement ForwardData = Element<ForwardData>("ForwardData",
        One("messageUUID", T.Uuid),
        One("originalMessageDateTime", T.DateTime),
        One("originalSender", T.Text),
        Optional("originalContentResponsible", T.Text),
        OptionalIn12("originalRepresentative", T.Text),
        Optional("contactPointID", T.Text),
        Optional("comment", T.Comment));

    public static readonly MemoElement AdditionalReplyData = Element<AdditionalReplyData>("AdditionalReplyData",
        One("label", T.Text),
        One("value", T.Text));

    public static readonly MemoElement ReplyData = Element<ReplyData>("ReplyData",
        Optional("messageID", T.Text),
        One("messageUUID", T.Uuid, missing: MemoCodes.ReplyDataMessageUuidNotFound),
        Optional("replyUUID", T.Uuid),
        Optional("senderID", T.Text),
        Optional("recipientID", T.Text),
        Optional("caseID", T.Text),
        Optional("contactPointID", T.Text),
        Optional("generatingSystemID", T.Text),
        Optional("comment", T.Comment),
        Times(AdditionalReplyData, 0, 4));

    public static readonly MemoElement MessageHeader = Element<MessageHeader>("MessageHeader",
        One("messageType", T.MessageType),
        Vital("messageUUID", T.Uuid),
        Optional("messageID", T.Text),
        Optional("messageCode", T.Text),
        One("label", T.Text),
        Optional("notification", T.Notification, broken: MemoCodes.NotificationLengthOverLimit),
        Optional("additionalNotification", T.Text),
        Optional("reply", T.Boolean),
        Optional("replyByDateTime", T.DateTime),
        Optional("doNotDeliverUntilDate", T.Date),
        OneOptionalIn12("mandatory", T.Boolean),
        OneOptionalIn12("legalNotification", T.Boolean),
        Optional("postType", T.Text),
        Vital(Sender),
        Vital(Recipient),
        Optional(ContentData),
        Optional(ForwardData),
        Times(ReplyData, 0, Cardinality.Many));
}
