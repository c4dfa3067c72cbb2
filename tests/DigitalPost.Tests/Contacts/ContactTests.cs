using System.Text.Json;
using Postvogn.DigitalPost.Contacts;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Contacts;

public sealed class ContactTests
{
    public static TheoryData<string> Examples =>
    [
        ContactExamples.Fetched,
        ContactExamples.SignedUp,
        ContactExamples.Updated,
        ContactExamples.Closed,
        ContactExamples.Active,
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Contact_TheGuidesExamples_AreReadWithoutLoss(string example) =>
        JsonShould.SurviveReading(example, DigitalPostJson.Default.Contact);

    [Fact]
    public void Contact_MembersAndCodesThatAreNewer_AreKept()
    {
        var contact = JsonShould.SurviveReading(
            """
            {
                "id": "d913ca7b-2904-469c-944a-66fe5eaa4ef9", "version": 1, "type": "ROBOT", "new": { "deep": [1, 2.50, true] },
                "mailboxSubscription": { "publicRegistrationStatus": "ASLEEP", "newer": "x" },
                "nemSmsSubscription": { "mobileNumber": "20202020", "newest": 7 }
            }
            """,
            DigitalPostJson.Default.Contact);

        contact.Type.ShouldBe(new ContactType("ROBOT"));
        contact.MailboxSubscription!.PublicRegistrationStatus.ShouldBe(new PublicRegistrationStatus("ASLEEP"));
        contact.ReceivesDigitalPost.ShouldBeFalse();
    }

    [Theory]
    [InlineData("REGISTERED", true, false)]
    [InlineData("EXEMPT", false, false)]
    [InlineData("CLOSED", false, true)]
    [InlineData(null, false, false)]
    public void Contact_EachStatus_SaysWhetherItCanBeWrittenTo(string? status, bool receives, bool closed)
    {
        var contact = new Contact
        {
            Id = EveryCall.Id,
            MailboxSubscription = new() { PublicRegistrationStatus = status is null ? null : new PublicRegistrationStatus(status) },
        };

        (contact.ReceivesDigitalPost, contact.IsClosed).ShouldBe((receives, closed));
    }

    [Fact]
    public void Contact_NemSms_ReachesAVerifiedNumberOnly()
    {
        var contact = new Contact { Id = EveryCall.Id };

        contact.ReceivesNemSms.ShouldBeFalse();
        (contact with { NemSmsSubscription = new() { MobileNumber = "20202020" } }).ReceivesNemSms.ShouldBeFalse();
        (contact with { NemSmsSubscription = new() { VerificationTime = DateTimeOffset.UnixEpoch } }).ReceivesNemSms.ShouldBeTrue();
    }

    [Theory]
    [InlineData("2021-07-15T15:06:50Z")]
    [InlineData("2021-05-21T07:01:48.370Z")]
    [InlineData("2021-08-13T22:52:37.143770Z")]
    [InlineData("2021-08-13T22:52:37.143770100Z")]
    public void Contact_Times_AreWrittenAsTheServiceWritesThem(string time) =>
        JsonShould.SurviveReading($$"""{"id":"{{ContactExamples.Id}}","lastUpdated":"{{time}}"}""", DigitalPostJson.Default.Contact);

    [Fact]
    public void Contact_TimeWithAnotherZoneOrNone_IsUtc()
    {
        Read("2021-07-15T17:06:50+02:00").ShouldBe("2021-07-15T15:06:50.0000000+00:00");
        Read("2021-07-15T15:06:50").ShouldBe("2021-07-15T15:06:50.0000000+00:00");

        static string Read(string time)
        {
            var json = $$"""{"id":"{{ContactExamples.Id}}","lastUpdated":"{{time}}"}""";
            return $"{JsonSerializer.Deserialize(json, DigitalPostJson.Default.Contact)!.LastUpdated:O}";
        }
    }

    [Fact]
    public void ToString_Anything_ShowsNoNumber()
    {
        var contact = JsonSerializer.Deserialize(ContactExamples.Updated, DigitalPostJson.Default.Contact)!;
        var page = new SearchPage<Contact> { Items = [contact] };
        var lookup = new ContactLookup { CprNumbers = ["1111111234"] };

        var text = $"{contact} {contact.NemSmsSubscription} {page} {lookup} {NemSmsVerification.By("4711")}";

        text.ShouldBe($"CITIZEN {ContactExamples.Id} version 10 not verified 1 of 0 1 numbers a PIN");
    }
}
