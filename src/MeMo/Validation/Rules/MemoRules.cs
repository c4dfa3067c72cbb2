using System.Collections.Frozen;
using Postvogn.MeMo.Pdf;
using Postvogn.MeMo.Reading;
using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Validation.Rules;

/// <summary>The one list of what is judged beyond the schema.</summary>
internal sealed class MemoRules(MemoValidationOptions options, Action<Finding> report, Action<Finding> warn) : IMemoJudge
{
    private static readonly FrozenDictionary<(MemoElement, string), Action<RuleSubject>> ByText =
        new Dictionary<(MemoElement, string), Action<RuleSubject>>
        {
            [(HeaderElements.MessageHeader, "messageUUID")] = HeaderRules.MessageUuid,
            [(HeaderElements.MessageHeader, "doNotDeliverUntilDate")] = HeaderRules.DoNotDeliverUntilDate,
            [(HeaderElements.MessageHeader, "postType")] = HeaderRules.PostType,
            [(HeaderElements.MessageHeader, "notification")] = HeaderRules.Sms,
            [(HeaderElements.Sender, "idType")] = PartyRules.IdType,
            [(HeaderElements.Recipient, "idType")] = PartyRules.IdType,
            [(HeaderElements.Representative, "idType")] = PartyRules.IdType,
            [(HeaderElements.ContactPoint, "contactPointID")] = PartyRules.ContactPointId,
            [(BodyElements.EntryPoint, "url")] = FileRules.Url,
            [(BodyElements.File, "encodingFormat")] = FileRules.EncodingFormat,
            [(BodyElements.File, "filename")] = FileRules.Filename,
            [(BodyElements.File, "language")] = FileRules.Language,
        }.ToFrozenDictionary();

    private static readonly FrozenDictionary<MemoElement, Action<RuleSubject>> ByElement =
        new Dictionary<MemoElement, Action<RuleSubject>>
        {
            [HeaderElements.MessageHeader] = HeaderRules.NemSms,
            [HeaderElements.ForwardData] = HeaderRules.Forward,
            [HeaderElements.Sender] = PartyRules.Sender,
            [HeaderElements.Recipient] = PartyRules.Recipient,
            [HeaderElements.Representative] = PartyRules.Representative,
            [BodyElements.MainDocument] = CountRules.Files,
            [BodyElements.AdditionalDocument] = CountRules.Files,
            [BodyElements.TechnicalDocument] = CountRules.Files,
            [BodyElements.MessageBody] = CountRules.Documents,
            [BodyElements.Message] = WholeRules.Body,
        }.ToFrozenDictionary();

    public void ValueRead(Frame parent, MemoChild child, object value, Place place) =>
        ByText.GetValueOrDefault((parent.Element, child.Name.Local))?.Invoke(new(parent, options, report, warn) { Value = value });

    public void ElementRead(Frame frame) => ByElement.GetValueOrDefault(frame.Element)?.Invoke(new(frame, options, report, warn));

    public void ContentRead(Frame file, long length)
    {
        if (length == 0)
            FileRules.Empty(new(file, options, report, warn));
    }

    // Of what a file's content begins with.
    public void ContentBegins(Frame file, ReadOnlySpan<byte> start) => FileRules.Content(new(file, options, report, warn), start);

    public void PdfRead(Frame file, PdfState state) => FileRules.Pdf(new(file, options, report, warn), state);

    public ErrorCode? CodeOfMissing(Frame parent, MemoChild child) =>
        parent.Element == HeaderElements.ContactPoint && parent.Parent?.Element == HeaderElements.Recipient
            && child.Name.Local == "contactPointID"
            ? MemoCodes.RecipientContactPointIdRequired
            : null;
}
