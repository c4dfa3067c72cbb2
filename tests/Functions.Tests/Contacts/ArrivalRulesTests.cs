using Postvogn.DigitalPost.Contacts;
using Postvogn.Drops;
using Postvogn.Functions.Contacts;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>The table of docs/adr/0042, each answer with each kind of letter.</summary>
public sealed class ArrivalRulesTests
{
    private const string Closed = "recipient.is.closed";
    private const string Exempt = "recipient.is.exempt";
    private const string Nobody = "recipient.not.found";
    private const string NoMailbox = "recipient.mailbox.not.found";
    private const string NoSms = "recipient.nem.sms.subscription.not.found";
    private const string NotVerified = "recipient.nem.sms.subscription.mobile.number.not.verified";
    private static readonly DateOnly Today = new(2026, 12, 1);

    [Theory]
    // To a person: a letter, one that is mandatory, a legal notification, a NemSMS.
    [InlineData("CPR", "REGISTERED", null, null, null, NoSms)]
    [InlineData("CPR", "EXEMPT", Exempt, null, null, NoSms)]
    [InlineData("CPR", "CLOSED", Closed, Closed, Closed, Closed)]
    [InlineData("CPR", "no mailbox", NoMailbox, null, null, NoSms)]
    [InlineData("CPR", "UNKNOWN", null, null, null, NoSms)]
    [InlineData("CPR", "no status", null, null, null, NoSms)]
    [InlineData("CPR", "nobody", Nobody, Nobody, Nobody, Nobody)]
    [InlineData("CPR", "REGISTERED NemSMS not verified", null, null, null, NotVerified)]
    [InlineData("CPR", "EXEMPT NemSMS not verified", Exempt, null, null, NotVerified)]
    [InlineData("CPR", "REGISTERED NemSMS", null, null, null, null)]
    [InlineData("CPR", "EXEMPT NemSMS", Exempt, null, null, null)]
    [InlineData("CPR", "CLOSED NemSMS", Closed, Closed, Closed, Closed)]
    // To a company or an authority: it need be no contact, and may have a recipient system in place of a mailbox.
    [InlineData("CVR", "REGISTERED", null, null, null, null)]
    [InlineData("CVR", "EXEMPT", Exempt, null, null, null)]
    [InlineData("CVR", "CLOSED", Closed, Closed, Closed, Closed)]
    [InlineData("CVR", "no mailbox", null, null, null, null)]
    [InlineData("CVR", "UNKNOWN", null, null, null, null)]
    [InlineData("CVR", "nobody", null, null, null, null)]
    [InlineData("CVR", "REGISTERED NemSMS not verified", null, null, null, null)]
    public void WhyNot_EachAnswer_StopsWhatTiSaysForSure(
        string idType, string answer, string? letter, string? mandatory, string? legal, string? nemSms)
    {
        var (contact, plain) = (ContactOf(answer), Letter(idType));

        Code(plain, contact).ShouldBe(letter);
        Code(plain with { Mandatory = true }, contact).ShouldBe(mandatory);
        Code(plain with { LegalNotification = true }, contact).ShouldBe(legal);
        Code(plain with { MessageType = MessageType.NemSms }, contact).ShouldBe(nemSms);
    }

    [Theory]
    [InlineData("CLOSED", Closed)]
    [InlineData("EXEMPT", null)]
    [InlineData("nobody", null)]
    [InlineData("no mailbox", null)]
    public void WhyNot_ToAContactPointOrOnALaterDay_OnlyClosureStops(string answer, string? code)
    {
        var contact = ContactOf(answer);
        Code(Letter("CVR") with { RecipientContactPointId = "6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11" }, contact).ShouldBe(code);
        foreach (var type in new[] { MessageType.DigitalPost, MessageType.NemSms })
        {
            var ahead = Letter("CPR") with { MessageType = type, DoNotDeliverUntilDate = Today.AddDays(1) };
            Code(ahead, contact).ShouldBe(code);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void WhyNot_DayThatIsHere_IsALetterOfToday(int days) =>
        Code(Letter("CPR") with { DoNotDeliverUntilDate = Today.AddDays(days) }, ContactOf("EXEMPT")).ShouldBe(Exempt);

    [Theory]
    [InlineData("cpr", Nobody)]
    [InlineData("Cpr", Nobody)]
    [InlineData("cvr", null)]
    [InlineData("", null)]
    [InlineData("UUID", null)]
    public void WhyNot_TypeThatIsSpeltOtherwise_IsAPersonOnlyIfItSaysSo(string idType, string? code) =>
        Code(Letter(idType), contact: null).ShouldBe(code);

    [Fact]
    public void WhyNot_EveryCode_MeansNoArrival() => new[] { Closed, Exempt, Nobody, NoSms, NotVerified, NoMailbox }
        .ShouldAllBe(code => MemoCodes.CannotArrive(code));

    private static string? Code(LetterFacts letter, Contact? contact) => ArrivalRules.WhyNot(letter, contact, Today)?.Code;

    private static LetterFacts Letter(string idType) => new()
    {
        MessageType = MessageType.DigitalPost,
        RecipientIdType = idType,
        RecipientId = idType == "CVR" ? "00112233" : "6101010001",
        Mandatory = false,
        LegalNotification = false,
    };

    private static Contact? ContactOf(string answer)
    {
        if (answer == "nobody") return null;
        var status = answer.Split(' ')[0];
        DateTimeOffset? verified = answer.EndsWith("verified", StringComparison.Ordinal) ? null : DateTimeOffset.UnixEpoch;
        return new Contact
        {
            Id = Guid.Empty,
            MailboxSubscription = answer == "no mailbox" ? null
                : new MailboxSubscription { PublicRegistrationStatus = status == "no" ? null : new(status) },
            NemSmsSubscription = !answer.Contains("NemSMS", StringComparison.Ordinal) ? null
                : new NemSmsSubscription { VerificationTime = verified },
        };
    }
}
