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
    public async Task All_Codes_AreExplainedInTheDocs()
    {
        var page = await File.ReadAllTextAsync(PageOfCodes());
        foreach (var code in MemoCodes.All)
        {
            var status = code.Status == ReceiptStatus.NotAllowed ? "NOT_ALLOWED" : "INVALID";
            page.ShouldContain($"| `{code.Code}` | {code.Rule} | {status}{(code.StatusIsStated ? "" : "*")} |", Case.Sensitive);
        }
    }

    private static string PageOfCodes()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Functions.sln")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, "docs", "error-codes.md");
    }

    [Fact]
    public void CannotArrive_IsSaidOfRecipientsWhoCannotBeReachedThisWay() =>
        MemoCodes.All.Where(code => MemoCodes.CannotArrive(code.Code)).Select(code => code.Code).ShouldBe(
            [
                "recipient.is.closed", "recipient.is.exempt", "recipient.not.found", "recipient.nem.sms.subscription.not.found",
                "recipient.nem.sms.subscription.mobile.number.not.verified", "recipient.mailbox.not.found",
                "recipient.mailbox.and.default.recipient.system.not.found",
            ]);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("recipient.is.unheard.of")]
    public void CannotArrive_CodeThatNobodyKnows_IsNo(string? code) => MemoCodes.CannotArrive(code).ShouldBeFalse();

    [Fact]
    public void Find_UnknownCode_IsNull() => MemoCodes.Find("memo.unknown").ShouldBeNull();
}
