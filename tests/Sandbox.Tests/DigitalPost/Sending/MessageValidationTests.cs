using System.Text;
using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;

namespace Postvogn.Sandbox.Tests.DigitalPost.Sending;

/// <summary>The business receipt of each message, with the codes of TI 13.4.3 and the statuses of TI 10.8.1.</summary>
public sealed class MessageValidationTests
{
    private static readonly Letter Letter = new(new Guid("e60394cd-1ba9-4ff0-833b-9a05113b3df1"));

    [Fact]
    public async Task Validate_ValidLetter_IsCompletedWithoutAnyError()
    {
        await using var bed = await NationalBed.StartAsync();

        var message = await bed.SendAsync(Letter with { MessageId = "MSG-1" });

        message.IsAccepted.ShouldBeTrue();
        message.FinalReceipt.MessageUuid.ShouldBe(Letter.MessageUuid);
        message.FinalReceipt.MessageId.ShouldBe("MSG-1");
        message.FinalReceipt.ErrorCode.ShouldBeNull();
        message.FinalReceipt.ErrorMessage.ShouldBeNull();
        message.FinalReceipt.TransmissionId.ShouldBe(bed.Ledger.Transmissions.Single().TransmissionId);
        message.SystemId.ShouldBe(bed.Pulling.Id);
    }

    [Fact]
    public async Task Validate_AnyLetter_IsKnownByItsBytes()
    {
        await using var bed = await NationalBed.StartAsync();

        var message = await bed.SendAsync(Letter);

        message.Size.ShouldBe(Letter.Bytes.Length);
        message.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Letter.Bytes)));
    }

    public static TheoryData<string, ReceiptStatus, string> RefusedLetters => new()
    {
        { "recipient.not.found", ReceiptStatus.Invalid, "nobody" },
        { "recipient.is.exempt", ReceiptStatus.NotAllowed, "exempt" },
        { "recipient.is.closed", ReceiptStatus.NotAllowed, "closed" },
        { "recipient.cpr.invalid", ReceiptStatus.Invalid, "short CPR" },
        { "recipient.cvr.invalid", ReceiptStatus.Invalid, "short CVR" },
        { "recipient.nem.sms.subscription.not.found", ReceiptStatus.Invalid, "no NemSMS" },
        { "recipient.nem.sms.subscription.mobile.number.not.verified", ReceiptStatus.Invalid, "NemSMS not verified" },
        { "recipient.nem.sms.is.not.allowed", ReceiptStatus.NotAllowed, "NemSMS to a company" },
        { "sender.not.found", ReceiptStatus.Invalid, "unknown sender" },
        { "sender.organisation.id.does.not.match", ReceiptStatus.NotAllowed, "other sender" },
        { "file.name.invalid.character", ReceiptStatus.NotAllowed, "colon in the file name" },
        { "memo.version.not.allowed", ReceiptStatus.Invalid, "version 1.0" },
    };

    [Theory]
    [MemberData(nameof(RefusedLetters))]
    public async Task Validate_LetterThatBreaksARule_IsRefusedWithItsCode(string code, ReceiptStatus status, string fault)
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Registry.Put(
            new Contact { Type = ContactType.Citizen, Number = "7101900009", NemSms = NemSmsSubscription.NotVerified });
        bed.Service.Registry.Put(new Contact { Type = ContactType.Company, Number = "00445566" });

        var message = await bed.SendAsync(With(fault));

        message.FinalReceipt.ErrorCode.ShouldBe(code);
        message.FinalReceipt.ReceiptStatus.ShouldBe(status);
        message.FinalReceipt.ErrorMessage.ShouldNotBeNullOrEmpty();
        message.IsAccepted.ShouldBeFalse();
    }

    [Theory]
    [InlineData("nobody", "Recipient with CPR 7101900004 does not exist")]
    [InlineData("exempt", "Recipient with CPR 7101900002 is exempt")]
    [InlineData("closed", "Recipient with CPR 7101900003 is closed")]
    [InlineData("unknown sender", "Sender with CVR 00000001 does not exist")]
    [InlineData("other sender",
        "The sender organisation in the message does not match 00998877 which was resolved when the message was received")]
    [InlineData("NemSMS to a company", "Recipient of type COMPANY can not receive nem sms messages")]
    public async Task Validate_LetterThatIsRefused_IsToldInTheWordsOfTheGuide(string fault, string words)
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Registry.Put(new Contact { Type = ContactType.Company, Number = "00445566" });

        (await bed.SendAsync(With(fault))).FinalReceipt.ErrorMessage.ShouldBe(words);
    }

    [Theory]
    [InlineData("nobody", true)]
    [InlineData("exempt", false)]
    [InlineData("closed", false)]
    [InlineData("short CPR", false)]
    public async Task Validate_WhereEveryoneExists_OnlyExemptClosedAndImpossibleRecipientsAreRefused(string fault, bool accepted)
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Registry.AdmitEveryoneBut(["6102039998"]);

        (await bed.SendAsync(With(fault))).IsAccepted.ShouldBe(accepted);
    }

    [Fact]
    public async Task Validate_WhereEveryoneExistsButOne_ThatOneIsNotFound()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Registry.AdmitEveryoneBut([NationalBed.NobodyAtAll]);

        (await bed.SendAsync(With("nobody"))).FinalReceipt.ErrorCode.ShouldBe("recipient.not.found");
        bed.Service.Registry.FindContact(ContactType.Company, "00223344").ShouldNotBeNull();
        bed.Service.Registry.FindContact(ContactType.Citizen, "610203999x").ShouldBeNull();
    }

    [Theory]
    [InlineData(true, false, "sender.mandatory.message.not.allowed")]
    [InlineData(false, true, "sender.legal.notification.not.allowed")]
    public async Task Validate_SenderMayNot_IsNotAllowed(bool mandatory, bool legal, string code)
    {
        await using var bed = await NationalBed.StartAsync();
        var organisation = new Organisation { Cvr = NationalBed.Cvr, Name = "Solbjerg" };
        bed.Service.Registry.Put(organisation with { MandatoryPostAllowed = false, LegalNotificationAllowed = false });

        var message = await bed.SendAsync(Letter with { Mandatory = mandatory, LegalNotification = legal });

        message.FinalReceipt.ErrorCode.ShouldBe(code);
        message.FinalReceipt.ReceiptStatus.ShouldBe(ReceiptStatus.NotAllowed);
    }

    [Theory]
    [InlineData("2030-01-07T08:00:01Z", null, "sender.system.is.not.activated")]
    [InlineData(null, "2030-01-07T07:59:59Z", "sender.system.is.deactivated")]
    [InlineData(null, "2030-01-07T08:00:00Z", "sender.system.is.deactivated")]
    [InlineData("2030-01-07T08:00:00Z", "2030-01-07T08:00:01Z", null)]
    public async Task Validate_SystemIsNotActiveWhenItIsValidated_IsNotAllowed(string? from, string? to, string? code)
    {
        await using var bed = await NationalBed.StartAsync();

        var refusal = Judge(bed, bed.Pulling with { ActiveFrom = Moment(from), ActiveTo = Moment(to) });

        refusal?.Code.ShouldBe(code);
        (refusal?.Status ?? ReceiptStatus.NotAllowed).ShouldBe(ReceiptStatus.NotAllowed);
        (refusal is null).ShouldBe(code is null);
    }

    [Theory]
    [InlineData(true, NationalBed.Cvr, true)]
    [InlineData(false, NationalBed.Cvr, false)]
    [InlineData(true, NationalBed.OtherCvr, false)]
    public async Task Validate_SystemIsNoLongerASenderOfTheOrganisation_IsNotFound(bool sends, string cvr, bool isFound)
    {
        await using var bed = await NationalBed.StartAsync();

        Judge(bed, bed.Pulling with { Sends = sends, Cvr = cvr })?.Code.ShouldBe("sender.system.not.found");
        (Judge(bed, bed.Pulling with { Sends = sends, Cvr = cvr }) is null).ShouldBe(isFound);
    }

    [Theory]
    [InlineData("CPR", NationalBed.Citizen, null, "sender.type.not.allowed")]
    [InlineData("CVR", "00445566", null, "sender.type.not.allowed")]
    [InlineData("CVR", NationalBed.OtherCvr, null, null)]
    [InlineData("CVR", NationalBed.OtherCvr, "2030-01-08", "sender.do.not.deliver.until.date.not.allowed")]
    public async Task Validate_SenderIsABusiness_MayWriteToAuthoritiesOnlyAndAtOnce(string type, string number, string? until, string? code)
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Registry.Put(new Organisation { Cvr = NationalBed.Cvr, Name = "Et firma", Type = OrganisationType.Company });
        bed.Service.Registry.Put(new Contact { Type = ContactType.Company, Number = "00445566" });

        var message = await bed.SendAsync(Letter with { RecipientType = type, Recipient = number, DoNotDeliverUntil = until });

        message.FinalReceipt.ErrorCode.ShouldBe(code);
        message.FinalReceipt.ReceiptStatus.ShouldBe(code is null ? ReceiptStatus.Completed : ReceiptStatus.NotAllowed);
    }

    [Theory]
    [InlineData("CVR", NationalBed.OtherCvr, "recipient.type.cannot.receive.legal.notifications")]
    [InlineData("CVR", NationalBed.Cvr, "recipient.type.cannot.receive.legal.notifications")]
    [InlineData("CVR", "00445566", null)]
    [InlineData("CPR", NationalBed.Citizen, null)]
    public async Task Validate_LegalNotification_IsForCitizensAndBusinesses(string type, string number, string? code)
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Registry.Put(new Contact { Type = ContactType.Company, Number = "00445566" });

        var message = await bed.SendAsync(Letter with { RecipientType = type, Recipient = number, LegalNotification = true });

        message.FinalReceipt.ErrorCode.ShouldBe(code);
        message.FinalReceipt.ReceiptStatus.ShouldBe(code is null ? ReceiptStatus.Completed : ReceiptStatus.NotAllowed);
    }

    [Theory]
    [InlineData("CPR", "7101900008", "DIGITALPOST", "recipient.mailbox.not.found")]
    [InlineData("CPR", "7101900008", "NEMSMS", null)]
    [InlineData("CVR", "00445566", "DIGITALPOST", "recipient.mailbox.not.found")]
    [InlineData("CVR", NationalBed.OtherCvr, "DIGITALPOST", "recipient.mailbox.and.default.recipient.system.not.found")]
    [InlineData("CVR", NationalBed.Cvr, "DIGITALPOST", null)]
    public async Task Validate_RecipientHasNoMailbox_IsInvalidUnlessASystemReceives(string idType, string number, string type, string? code)
    {
        await using var bed = await NationalBed.StartAsync();
        var registry = bed.Service.Registry;
        registry.Put(
            new Contact { Type = ContactType.Citizen, Number = "7101900008", HasMailbox = false, NemSms = NemSmsSubscription.Verified });
        registry.Put(new Contact { Type = ContactType.Company, Number = "00445566", HasMailbox = false });
        registry.Put(new Organisation { Cvr = NationalBed.Cvr, Name = "Solbjerg Kommune", HasMailbox = false });
        registry.Put(new Organisation { Cvr = NationalBed.OtherCvr, Name = "Fjordby Kommune", HasMailbox = false });

        var message = await bed.SendAsync(Letter with { RecipientType = idType, Recipient = number, Type = type });

        message.FinalReceipt.ErrorCode.ShouldBe(code);
        message.FinalReceipt.ReceiptStatus.ShouldBe(code is null ? ReceiptStatus.Completed : ReceiptStatus.Invalid);
    }

    [Theory]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(2000)]
    public async Task Validate_LongTexts_AreToldInAtMost512Characters(int length)
    {
        await using var bed = await NationalBed.StartAsync();

        var message = await bed.SendAsync(Letter with { MessageId = new string('m', length), Recipient = NationalBed.Exempt });

        message.FinalReceipt.MessageId?.Length.ShouldBeLessThanOrEqualTo(512);
        message.FinalReceipt.ErrorMessage!.Length.ShouldBeLessThanOrEqualTo(512);
        new Receipt { TransmissionId = Guid.Empty, ErrorMessage = new string('x', length) }.ErrorMessage!.Length.ShouldBe(
            Math.Min(length, 512));
    }

    [Fact]
    public async Task Validate_MandatoryLetterToAnExempt_IsCompleted()
    {
        await using var bed = await NationalBed.StartAsync();

        (await bed.SendAsync(Letter with { Recipient = NationalBed.Exempt, Mandatory = true })).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Validate_LetterToAnAuthority_NeedsNoContact()
    {
        await using var bed = await NationalBed.StartAsync();

        (await bed.SendAsync(Letter with { RecipientType = "CVR", Recipient = NationalBed.OtherCvr })).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Validate_NemSmsToASubscriber_IsCompleted()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Registry.Put(new Contact
        {
            Type = ContactType.Citizen,
            Number = NationalBed.Exempt,
            Status = ContactStatus.Exempt,
            NemSms = NemSmsSubscription.Verified,
        });

        (await bed.SendAsync(Letter with { Type = "NEMSMS", Recipient = NationalBed.Exempt })).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Validate_SameLetterAgain_IsNotUniqueAndLeavesTheFirstAccepted()
    {
        await using var bed = await NationalBed.StartAsync();
        await bed.SendAsync(Letter);

        var message = await bed.SendAsync(Letter with { MessageId = "another text" });

        message.Submissions.ShouldBe(2);
        message.Receipts[1].ErrorCode.ShouldBe("message.uuid.not.unique");
        message.Receipts[1].ReceiptStatus.ShouldBe(ReceiptStatus.Invalid);
        message.IsAccepted.ShouldBeTrue();
        message.Size.ShouldBe(Letter.Bytes.Length);
    }

    [Fact]
    public async Task Validate_SameLetterThroughAnotherSystem_IsNotUnique()
    {
        await using var bed = await NationalBed.StartAsync();
        await bed.SendAsync(Letter);

        (await bed.SendAsync(Letter, bed.Pushing)).Receipts[1].ErrorCode.ShouldBe("message.uuid.not.unique");
    }

    [Fact]
    public async Task Validate_RefusedLetterMadeGood_IsCompletedUnderTheSameUuid()
    {
        await using var bed = await NationalBed.StartAsync();
        await bed.SendAsync(Letter with { Recipient = NationalBed.NobodyAtAll });

        (await bed.SendAsync(Letter)).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Validate_ManyTimesAtOnce_AcceptsOnce()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            client.PostAsync(
                $"{(i % 2 == 0 ? "memos" : "memos-bulk")}/?memo-message-uuid={Letter.MessageUuid}", NationalBed.Xml(Letter.Bytes))));

        await bed.Until(ledger => ledger.FindMessage(Letter.MessageUuid)?.Submissions == 10);
        bed.Ledger.FindMessage(Letter.MessageUuid)!.Receipts.Count(receipt => receipt.ReceiptStatus == ReceiptStatus.Completed).ShouldBe(1);
    }

    [Fact]
    public async Task Validate_UuidIsNotTheFileName_IsInvalid()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        await client.PostAsync("memos/?memo-message-uuid=00000000-0000-4000-8000-000000000001", NationalBed.Xml(Letter.Bytes));

        await bed.Until(ledger => ledger.FindMessage(Letter.MessageUuid) is not null);
        bed.Ledger.FindMessage(Letter.MessageUuid)!.FinalReceipt.ErrorCode.ShouldBe("message.uuid.does.not.match.file.name");
    }

    [Theory]
    [InlineData("<memo:Message xmlns:memo=\"https://DigitalPost.dk/MeMo-1\"", "memo.invalid")]
    [InlineData("<letter/>", "memo.root.invalid")]
    public async Task Validate_NoMemoAtAll_IsInvalidUnderTheNameItCameWith(string content, string code)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        await client.PostAsync($"memos/?memo-message-uuid={Letter.MessageUuid}", NationalBed.Xml(Encoding.UTF8.GetBytes(content)));

        await bed.Until(ledger => ledger.FindMessage(Letter.MessageUuid) is not null);
        bed.Ledger.FindMessage(Letter.MessageUuid)!.FinalReceipt.ErrorCode.ShouldBe(code);
    }

    [Fact]
    public async Task Validate_Archive_GivesOneReceiptAMessage()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        Letter[] letters =
        [
            Letter,
            new(new Guid("00000000-0000-4000-8000-000000000001")),
            new(new Guid("00000000-0000-4000-8000-000000000002")) { Recipient = NationalBed.Closed },
        ];

        await client.PostAsync("memos/", NationalBed.Content(await Archives.OfAsync(letters), "application/x-lzma"));

        await bed.Until(ledger => ledger.EntriesOf<MessageSettled>().Count == 3);
        bed.Ledger.Messages.Select(message => message.MessageUuid).ShouldBe(letters.Select(letter => letter.MessageUuid));
        bed.Ledger.Messages.Select(message => message.FinalReceipt.ErrorCode).ShouldBe([null, null, "recipient.is.closed"]);
        bed.Ledger.Messages.Select(message => message.FinalReceipt.TransmissionId).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public async Task Validate_ArchiveThatCannotBeOpened_GivesOneReceiptWithoutMessageUuid(int kept)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var archive = await Archives.OfAsync(Letter);

        await client.PostAsync("memos/", NationalBed.Content(archive[..kept], "application/x-lzma"));

        await bed.Until(ledger => ledger.EntriesOf<MessageSettled>().Count > 0);
        var receipt = bed.Ledger.EntriesOf<MessageSettled>().ShouldHaveSingleItem().Receipt;
        receipt.MessageUuid.ShouldBeNull();
        receipt.ErrorCode.ShouldBe("archive.processing.failed");
        receipt.ReceiptStatus.ShouldBe(ReceiptStatus.Invalid);
        bed.Ledger.Messages.ShouldBeEmpty();
    }

    // The system was let in as it was; the registry has it as it is now.
    private static Refusal? Judge(NationalBed bed, MailSystem now)
    {
        bed.Service.Registry.Put(now);
        var header = new MessageHeader
        {
            MessageType = MessageType.DigitalPost,
            MessageUuid = Letter.MessageUuid,
            Label = "Til borgeren",
            Sender = new Sender { SenderId = NationalBed.Cvr, IdType = "CVR", Label = "Solbjerg Kommune" },
            Recipient = new Recipient { RecipientId = NationalBed.Citizen, IdType = "CPR" },
        };
        return new RegistryRules(bed.Service.Registry, bed.Clock).Judge(header, bed.Pulling);
    }

    private static DateTimeOffset? Moment(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Letter With(string fault) => fault switch
    {
        "nobody" => Letter with { Recipient = NationalBed.NobodyAtAll },
        "exempt" => Letter with { Recipient = NationalBed.Exempt },
        "closed" => Letter with { Recipient = NationalBed.Closed },
        "short CPR" => Letter with { Recipient = "710190" },
        "short CVR" => Letter with { RecipientType = "CVR", Recipient = "9988" },
        "no NemSMS" => Letter with { Type = "NEMSMS" },
        "NemSMS not verified" => Letter with { Type = "NEMSMS", Recipient = "7101900009" },
        "NemSMS to a company" => Letter with { Type = "NEMSMS", RecipientType = "CVR", Recipient = "00445566" },
        "unknown sender" => Letter with { Sender = "00000001" },
        "other sender" => Letter with { Sender = NationalBed.OtherCvr },
        "colon in the file name" => Letter with { FileName = "Brev: svar.txt" },
        "version 1.0" => Letter with { Version = "1.0" },
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
    };
}
