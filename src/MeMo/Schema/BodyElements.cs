using static Postvogn.MeMo.Schema.TableLines;
using T = Postvogn.MeMo.Schema.MemoTypes;

namespace Postvogn.MeMo.Schema;

/// <summary>Part 3: the body, and the message around both.</summary>
internal static class BodyElements
{
    public static readonly MemoElement Reservation = Element<Reservation>("Reservation",
        One("description", T.Text),
        One("reservationUUID", T.Uuid),
        One("abstract", T.Text),
        One("location", T.Text),
        One("startDateTime", T.DateTime),
        One("endDateTime", T.DateTime),
        Optional("organizerMail", T.Text),
        Optional("organizerName", T.Text));

    public static readonly MemoElement EntryPoint = Element<EntryPoint>("EntryPoint",
        One("url", T.Uri));

    public static readonly MemoElement Action = Element<DocumentAction>("Action",
        One("label", T.Text),
        One("actionCode", T.Text),
        Optional("startDateTime", T.DateTime),
        Optional("endDateTime", T.DateTime),
        Optional(Reservation, choice: 1),
        Optional(EntryPoint, choice: 1));

    public static readonly MemoElement File = Element<MemoFile>("File",
        One("encodingFormat", T.Text),
        One("filename", T.Text),
        One("language", T.Language, broken: MemoCodes.FileLanguageNotAllowed),
        Vital("content", T.Content));

    public static readonly MemoElement MainDocument = Element<Document>("MainDocument",
        Optional("mainDocumentID", T.Text, property: nameof(Document.DocumentId)),
        Optional("label", T.Text),
        Times(File, 1, Cardinality.Many, nameof(Document.Files)),
        Times(Action, 0, Cardinality.Many, nameof(Document.Actions)));

    public static readonly MemoElement AdditionalDocument = Element<Document>("AdditionalDocument",
        Optional("additionalDocumentID", T.Text, property: nameof(Document.DocumentId)),
        Optional("label", T.Text),
        Times(File, 1, Cardinality.Many, nameof(Document.Files)),
        Times(Action, 0, Cardinality.Many, nameof(Document.Actions)));

    public static readonly MemoElement TechnicalDocument = Element<Document>("TechnicalDocument",
        Optional("technicalDocumentID", T.Text, property: nameof(Document.DocumentId)),
        Optional("label", T.Text),
        Times(File, 1, Cardinality.Many, nameof(Document.Files)));

    public static readonly MemoElement MessageBody = Element<MessageBody>("MessageBody",
        One("createdDateTime", T.DateTime),
        One(MainDocument),
        Times(AdditionalDocument, 0, Cardinality.Many, nameof(MeMo.MessageBody.AdditionalDocuments)),
        Times(TechnicalDocument, 0, Cardinality.Many, nameof(MeMo.MessageBody.TechnicalDocuments)));

    public static readonly MemoElement Message = new(
        new(MemoNamespaces.Memo, "Message"),
        typeof(Message),
        Vital(HeaderElements.MessageHeader, nameof(MeMo.Message.Header)),
        Optional(MessageBody, nameof(MeMo.Message.Body)))
    {
        Attributes =
        [
            new("memoVersion", "decimal", In11: true, In12: true),
            new("memoSchVersion", "memoTextType", In11: true, In12: false),
        ],
    };
}
