using Postvogn.DigitalPost.Contacts;
using Postvogn.Sandbox.DigitalPost;
using Contact = Postvogn.Sandbox.DigitalPost.Contact;
using ContactType = Postvogn.Sandbox.DigitalPost.ContactType;
using NemSms = Postvogn.Sandbox.DigitalPost.NemSmsSubscription;
using NemSmsVerification = Postvogn.DigitalPost.Contacts.NemSmsVerification;

namespace Postvogn.DigitalPost.Tests.StandIn;

/// <summary>The contact registry (TI 4) as the client and the stand-in both have it, over real TLS.</summary>
public sealed class ContactRoundTripTests
{
    private const string Closed = "7101900002";
    private const string Exempt = "7101900003";
    private const string Company = "00112233";

    [Fact]
    public async Task QueryContactsAsync_ByStatus_TellsClosedFromActive()
    {
        await using var bed = await StartAsync();
        var client = bed.Client;

        (await StatusesAsync(client, Query.All)).ShouldBe(["CLOSED", "EXEMPT", "REGISTERED", "REGISTERED"], ignoreOrder: true);
        (await StatusesAsync(client, Having("CLOSED"))).ShouldBe(["CLOSED"]);
        (await StatusesAsync(client, Having("REGISTERED", "EXEMPT"))).ShouldBe(["EXEMPT", "REGISTERED", "REGISTERED"], ignoreOrder: true);
        (await StatusesAsync(client, Query.All.Where("type", SearchValue.Of("COMPANY")))).ShouldBe(["REGISTERED"]);
        (await StatusesAsync(client, Query.All.Where("cvrNumber", SearchValue.Of(Company)))).ShouldBe(["REGISTERED"]);
    }

    [Fact]
    public async Task QueryContactsAsync_SinceATime_GivesWhatChangedLater()
    {
        await using var bed = await StartAsync();
        var client = bed.Client;
        var id = IdOf(bed, StandInBed.Citizen);
        var contact = (await client.FetchContactAsync(id)).Value.ShouldNotBeNull();

        var before = Query.All.Where("lastUpdated", SearchValue.Of(contact.LastUpdated!.Value.AddDays(-1)));
        var after = Query.All.Where("lastUpdated", SearchValue.Of(contact.LastUpdated!.Value.AddDays(1)));

        (await client.QueryContactsAsync(before)).Value.ShouldNotBeNull().TotalElements.ShouldBe(4);
        (await client.QueryContactsAsync(after)).Value.ShouldNotBeNull().Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task FetchContactAsync_EachStatus_IsReadAsItIs()
    {
        await using var bed = await StartAsync();
        var client = bed.Client;

        var citizen = (await client.FetchContactAsync(IdOf(bed, StandInBed.Citizen))).Value.ShouldNotBeNull();
        (citizen.CprNumber, citizen.ReceivesDigitalPost, citizen.ReceivesNemSms, citizen.IsClosed)
            .ShouldBe((StandInBed.Citizen, true, false, false));
        var exempt = (await client.FetchContactAsync(IdOf(bed, Exempt))).Value.ShouldNotBeNull();
        (exempt.ReceivesDigitalPost, exempt.ReceivesNemSms, exempt.IsClosed).ShouldBe((false, true, false));
        (await client.FetchContactAsync(IdOf(bed, Closed))).Value.ShouldNotBeNull().IsClosed.ShouldBeTrue();
        (await client.FetchContactAsync(Guid.Parse("00000000-0000-4000-8000-000000000001"))).Outcome.ShouldBe(CallOutcome.NotFound);
    }

    [Fact]
    public async Task LookUpContactsAsync_OfAStatus_LeavesTheOthersOut()
    {
        await using var bed = await StartAsync();
        var lookup = new ContactLookup { CprNumbers = [StandInBed.Citizen, Closed, Exempt, "7101900009"], CvrNumbers = [Company] };

        (await NumbersAsync(bed.Client, lookup)).ShouldBe([StandInBed.Citizen, Closed, Exempt, Company], ignoreOrder: true);
        (await NumbersAsync(bed.Client, lookup with { Statuses = [PublicRegistrationStatus.Closed] })).ShouldBe([Closed]);
    }

    [Fact]
    public async Task LookUpContactsAsync_InPages_GivesEachOnce()
    {
        await using var bed = await StartAsync();
        var lookup = new ContactLookup { CprNumbers = [StandInBed.Citizen, Closed, Exempt], Size = 2 };

        var pages = await bed.Client.LookUpAllContactsAsync(lookup).ToListAsync();

        pages.Select(p => p.Value.ShouldNotBeNull().Items.Count).ShouldBe([2, 1]);
        pages.SelectMany(p => p.Value!.Items).Select(c => c.CprNumber).ShouldBe([StandInBed.Citizen, Closed, Exempt], ignoreOrder: true);
    }

    [Fact]
    public async Task LookUpAllContactsAsync_25000Numbers_GivesEveryAnswerRight()
    {
        await using var bed = await StandInBed.StartAsync();
        var people = new Population(new() { Citizens = 20_000, Companies = 0 }).PutInto(bed.Service.Registry);
        var unknown = Enumerable.Range(0, 5_000).Select(n => $"010190{n:0000}");
        var lookup = new ContactLookup { CprNumbers = [.. people.Select(p => p.Number).Concat(unknown)] };

        var answers = await bed.Client.LookUpAllContactsAsync(lookup).ToListAsync();

        answers.Count.ShouldBe(3);
        answers.ShouldAllBe(a => a.Succeeded);
        var said = answers.SelectMany(a => a.Value!.Items)
            .ToDictionary(c => c.CprNumber!, c => (c.ReceivesDigitalPost, c.IsClosed, c.ReceivesNemSms));
        said.ShouldBe(
            people.ToDictionary(
                p => p.Number,
                p => (p.Status == ContactStatus.Registered, p.Status == ContactStatus.Closed, p.NemSms == NemSms.Verified)),
            ignoreOrder: true);
    }

    [Fact]
    public async Task UpdateContactAsync_TwoWriters_TheSecondReadsAgainAndWins()
    {
        await using var bed = await StartAsync();
        var (first, second) = (bed.Client, bed.Client);
        var id = IdOf(bed, StandInBed.Citizen);
        var seenByFirst = (await first.FetchContactAsync(id)).Value.ShouldNotBeNull();
        var seenBySecond = (await second.FetchContactAsync(id)).Value.ShouldNotBeNull();

        var changed = (await first.UpdateContactAsync(With(seenByFirst, "20202020"))).Value.ShouldNotBeNull();
        changed.Version.ShouldBe(seenByFirst.Version + 1);
        var refused = await second.UpdateContactAsync(With(seenBySecond, "30303030"));
        refused.Outcome.ShouldBe(CallOutcome.Conflict);
        RetryPolicy.Decide(Operation.UpdateContact, refused.Outcome, 1, TimeSpan.Zero).Step.ShouldBe(RetryStep.ReadAgain);
        var again = (await second.FetchContactAsync(id)).Value.ShouldNotBeNull();
        (await second.UpdateContactAsync(With(again, "30303030"))).Value.ShouldNotBeNull().NemSmsSubscription!.MobileNumber
            .ShouldBe("30303030");

        var kept = (await first.FetchContactAsync(id)).Value.ShouldNotBeNull();
        (kept.Version, kept.NemSmsSubscription?.MobileNumber, kept.CprNumber)
            .ShouldBe((seenByFirst.Version + 2, "30303030", StandInBed.Citizen));
        kept.MailboxSubscription.ShouldNotBeNull().Id.ShouldBe(seenByFirst.MailboxSubscription!.Id);
        kept.Others.ShouldNotBeNull().Keys.ShouldContain("status");
    }

    [Fact]
    public async Task SignUpForNemSmsAsync_ThenThePin_IsVerifiedAndChangingTheNumberStartsOver()
    {
        await using var bed = await StartAsync();
        var client = bed.Client;
        var id = IdOf(bed, StandInBed.Citizen);

        var signedUp = (await client.SignUpForNemSmsAsync(id, "20202020")).Value.ShouldNotBeNull();
        var subscription = signedUp.NemSmsSubscription.ShouldNotBeNull();
        (subscription.IsVerified, subscription.MobileNumber).ShouldBe((false, "20202020"));

        (await client.VerifyNemSmsAsync(id, subscription.Id!.Value, NemSmsVerification.By("not-it"))).Outcome
            .ShouldBe(CallOutcome.BadRequest);
        (await client.VerifyNemSmsAsync(id, subscription.Id!.Value, NemSmsVerification.OrderPin)).Outcome.ShouldBe(CallOutcome.Succeeded);
        var pin = bed.Service.Ledger.EntriesOf<NemSmsPinSent>()[^1].Pin;
        var verified = (await client.VerifyNemSmsAsync(id, subscription.Id!.Value, NemSmsVerification.By(pin))).Value.ShouldNotBeNull();
        verified.ReceivesNemSms.ShouldBeTrue();
        (await client.SignUpForNemSmsAsync(id, "20202020")).Value.ShouldNotBeNull().Version.ShouldBe(verified.Version);

        (await client.SignUpForNemSmsAsync(id, "30303030")).Value.ShouldNotBeNull().ReceivesNemSms.ShouldBeFalse();
        (await client.FetchContactAsync(id)).Value.ShouldNotBeNull().NemSmsSubscription!.MobileNumber.ShouldBe("30303030");
    }

    [Fact]
    public async Task UpdateContactAsync_WithoutTheSubscription_EndsIt()
    {
        await using var bed = await StartAsync();
        var contact = (await bed.Client.FetchContactAsync(IdOf(bed, Exempt))).Value.ShouldNotBeNull();

        (await bed.Client.UpdateContactAsync(contact with { NemSmsSubscription = null })).Value.ShouldNotBeNull().NemSmsSubscription
            .ShouldBeNull();
    }

    private static async Task<StandInBed> StartAsync()
    {
        var bed = await StandInBed.StartAsync();
        var registry = bed.Service.Registry;
        registry.Put(new Contact { Type = ContactType.Citizen, Number = Closed, Status = ContactStatus.Closed });
        registry.Put(new Contact { Type = ContactType.Citizen, Number = Exempt, Status = ContactStatus.Exempt, NemSms = NemSms.Verified });
        registry.Put(new Contact { Type = ContactType.Company, Number = Company });
        return bed;
    }

    private static Guid IdOf(StandInBed bed, string number) => bed.Service.Registry.FindContactId(ContactType.Citizen, number)!.Value;

    private static Query Having(params string[] statuses) =>
        Query.All.Where("mailboxSubscription.publicRegistrationStatus", [.. statuses.Select(SearchValue.Of)]);

    private static DigitalPost.Contacts.Contact With(DigitalPost.Contacts.Contact contact, string mobileNumber) =>
        contact with { NemSmsSubscription = new() { MobileNumber = mobileNumber } };

    private static async Task<IEnumerable<string?>> StatusesAsync(DigitalPostClient client, Query query) =>
        (await client.QueryContactsAsync(query)).Value.ShouldNotBeNull()
            .Items.Select(c => c.MailboxSubscription?.PublicRegistrationStatus?.Code);

    private static async Task<IEnumerable<string?>> NumbersAsync(DigitalPostClient client, ContactLookup lookup) =>
        (await client.LookUpContactsAsync(lookup)).Value.ShouldNotBeNull().Items.Select(c => c.CprNumber ?? c.CvrNumber);
}
