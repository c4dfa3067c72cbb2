using System.Text.Json;

namespace Postvogn.MeMo.Tests.Validation;

/// <summary>The catalogue against the lists of TI 13.4.3 and 10.8.1.</summary>
public sealed class CodeCatalogueTests
{
    private const string BusinessReceiptCodes =
        "memo.infected memo.invalid memo.version.not.allowed memo.root.invalid memo.namespace.not.found message.body.not.found " +
        "do.not.deliver.until.date.too.early do.not.deliver.until.date.too.late message.uuid.does.not.match.file.name " +
        "message.uuid.not.unique file.name.invalid file.name.invalid.character contact.point.id.format.not.allowed " +
        "notification.length.over.limit empty.notification.not.allowed reply.data.message.uuid.not.found post.type.invalid " +
        "recipient.is.closed recipient.is.exempt recipient.nem.sms.is.not.allowed recipient.contact.point.id.required " +
        "recipient.contact.point.not.allowed.for.id.type recipient.cpr.invalid recipient.cvr.invalid recipient.not.found " +
        "recipient.nem.sms.subscription.not.found recipient.nem.sms.subscription.mobile.number.not.verified recipient.mailbox.not.found " +
        "recipient.mailbox.and.default.recipient.system.not.found recipient.type.cannot.receive.legal.notifications sender.not.found " +
        "sender.organisation.id.does.not.match sender.cpr.invalid sender.cvr.invalid sender.system.not.found " +
        "sender.system.is.not.activated sender.system.is.deactivated sender.mandatory.message.not.allowed " +
        "sender.legal.notification.not.allowed sender.type.not.allowed sender.do.not.deliver.until.date.not.allowed " +
        "sender.system.forward.not.allowed id.type.invalid representative.cpr.invalid representative.cvr.invalid " +
        "memo.document.action.entrypoint.invalid file.format.not.allowed file.extension.not.allowed memo.file.size.too.large " +
        "file.empty.not.allowed file.language.not.allowed html.validator.rejected html.validator.rejected.comments " +
        "html.validator.rejected.element html.validator.rejected.element.attributes html.validator.rejected.unknown-element " +
        "message.document.number.higher.than.allowed message.file.number.higher.than.allowed archive.processing.failed no.archive.entry " +
        "file.name.uuid.is.not.valid";

    private const string NotAllowed =
        "file.empty.not.allowed file.format.not.allowed file.extension.not.allowed do.not.deliver.until.date.too.late " +
        "do.not.deliver.until.date.too.early memo.file.size.too.large recipient.nem.sms.is.not.allowed " +
        "recipient.type.cannot.receive.legal.notifications recipient.contact.point.not.allowed.for.id.type recipient.is.exempt " +
        "recipient.is.closed sender.system.not.found sender.organisation.id.does.not.match sender.mandatory.message.not.allowed " +
        "sender.legal.notification.not.allowed sender.do.not.deliver.until.date.not.allowed sender.system.is.not.activated " +
        "sender.system.is.deactivated sender.type.not.allowed sender.system.forward.not.allowed";

    private const string Invalid =
        "memo.invalid memo.infected message.uuid.does.not.match.file.name message.document.number.higher.than.allowed " +
        "memo.document.action.entrypoint.invalid message.file.number.higher.than.allowed recipient.cvr.invalid recipient.cpr.invalid " +
        "recipient.not.found recipient.contact.point.id.required recipient.mailbox.not.found " +
        "recipient.mailbox.and.default.recipient.system.not.found recipient.nem.sms.subscription.not.found " +
        "recipient.nem.sms.subscription.mobile.number.not.verified sender.cvr.invalid sender.cpr.invalid sender.not.found id.type.invalid";

    [Fact]
    public void All_Codes_AreThoseOfTheGuide() =>
        MemoCodes.All.Select(code => code.Code).ShouldBe(BusinessReceiptCodes.Split(' '), ignoreOrder: true);

    [Fact]
    public void All_Statuses_AreThoseOfTheGuide()
    {
        var certain = MemoCodes.All.Where(code =>
            code.StatusIsStated && code.Code is not "message.uuid.not.unique" and not "file.name.invalid.character");
        foreach (var code in certain)
            (NotAllowed.Split(' ').Contains(code.Code), Invalid.Split(' ').Contains(code.Code))
                .ShouldBe((code.Status == ReceiptStatus.NotAllowed, code.Status == ReceiptStatus.Invalid), code.Code);
        (NotAllowed + " " + Invalid).Split(' ').ShouldAllBe(code => MemoCodes.Find(code)!.StatusIsStated);
    }

    [Fact]
    public void Catalogue_Codes_HaveThoseOfOtherReceipts()
    {
        // TI 13.4.4, and those of recipient systems behind it.
        CodesOf("sftp").ShouldBe(
            ["message.filename.invalid", "file.is.empty", "transmission.uuid.not.unique", "unknown.error"], ignoreOrder: true);
        CodesOf("received").ShouldBe(["virus.detected"]);
    }

    /// <summary>What is no matter of mending the letter; all others are.</summary>
    [Fact]
    public void Catalogue_Classes_AreThoseOfTheTable()
    {
        const string OtherChannel =
            "recipient.is.closed recipient.is.exempt recipient.nem.sms.is.not.allowed recipient.not.found recipient.mailbox.not.found " +
            "recipient.nem.sms.subscription.not.found recipient.nem.sms.subscription.mobile.number.not.verified " +
            "recipient.mailbox.and.default.recipient.system.not.found recipient.type.cannot.receive.legal.notifications " +
            "print.memo.gone print.nothing print.refused";
        const string CallOperator =
            "sender.not.found sender.system.not.found sender.system.is.not.activated sender.system.is.deactivated " +
            "sender.mandatory.message.not.allowed sender.legal.notification.not.allowed sender.type.not.allowed message.filename.invalid " +
            "file.is.empty transmission.uuid.not.unique unknown.error virus.detected source.unknown drop.could.not.be.read memo.gone " +
            "print.answered.before receipt.missing";
        var groups = CodeCatalogue.Groups.Where(group => group.Name is not "calls" and not "states" and not "additions");
        foreach (var (group, code) in groups.SelectMany(group => group.Codes.Select(code => (group, code))))
        {
            var wanted = OtherChannel.Split(' ').Contains(code.Code) ? OutcomeClass.OtherChannel
                : CallOperator.Split(' ').Contains(code.Code) ? OutcomeClass.CallOperator
                : group.Name == "warnings" ? OutcomeClass.Done
                : OutcomeClass.CorrectAndResend;
            code.Class.ShouldBe(wanted, code.Code);
        }

        (OtherChannel + " " + CallOperator).Split(' ').ShouldAllBe(code => CodeCatalogue.Find(code) != null);
    }

    [Fact]
    public void Catalogue_Classes_AreWrittenInWords() =>
        Enum.GetValues<OutcomeClass>().Select(value => JsonSerializer.SerializeToElement(value).GetString()).ShouldBe(
            ["done", "correct and resend", "other channel", "wait", "call operator"]);

    /// <summary>Fixed sentences, which can hold nothing of a letter, in two languages.</summary>
    [Fact]
    public void Catalogue_Words_AreWholeSentencesInBothLanguages()
    {
        foreach (var code in CodeCatalogue.Groups.SelectMany(group => group.Codes))
        {
            foreach (var words in new[] { code.Text, code.Fix })
            {
                words.Da.ShouldNotBe(words.En, code.Code);
                foreach (var sentence in new[] { words.Da, words.En })
                {
                    sentence.ShouldEndWith(".", Case.Sensitive, code.Code);
                    sentence.ShouldBe(sentence.Trim(), code.Code);
                    sentence.Length.ShouldBeInRange(10, 250, code.Code);
                    sentence.ShouldNotContain("{0}", Case.Sensitive, code.Code);
                    sentence.ShouldNotContain("|", Case.Sensitive, code.Code);
                }
            }
        }
    }

    [Fact]
    public void Catalogue_Danish_IsDanish() =>
        CodeCatalogue.Groups.SelectMany(group => group.Codes).Select(code => $" {code.Text.Da} {code.Fix.Da} ".ToLowerInvariant())
            .ShouldAllBe(words => !words.Contains(" the ") && !words.Contains(" is ") && !words.Contains(" and "));

    [Fact]
    public void Of_UnknownCode_SaysWhereTheRowsAre() =>
        Should.Throw<ArgumentException>(() => CodeCatalogue.Of("memo.unknown")).Message.ShouldContain("src/MeMo/Codes/Catalogue");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("recipient.is.unheard.of")]
    public void CannotArrive_CodeThatNobodyKnows_IsNo(string? code) => MemoCodes.CannotArrive(code).ShouldBeFalse();

    [Fact]
    public void Find_UnknownCode_IsNull() => MemoCodes.Find("memo.unknown").ShouldBeNull();

    private static IEnumerable<string> CodesOf(string group) =>
        CodeCatalogue.Groups.Single(one => one.Name == group).Codes.Select(code => code.Code);
}
