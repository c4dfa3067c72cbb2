using System.Text;
using Postvogn.DigitalPost.Contacts;
using Postvogn.DigitalPost.Events;
using Postvogn.DigitalPost.Registry;
using Postvogn.Sandbox.DigitalPost.Ledger;

namespace Postvogn.DigitalPost.Tests.StandIn;

/// <summary>The registries, the event log and the validations, asked of the stand-in, which was written apart from the client.</summary>
public sealed class RegistriesTests
{
    private static readonly Guid Uuid = Guid.Parse("e60394cd-1ba9-4ff0-833b-9a05113b3df1");

    [Fact]
    public async Task SignUpForNemSmsAsync_AContactThatIsLookedUp_IsVerifiedByThePin()
    {
        await using var bed = await StandInBed.StartAsync();
        var found = (await bed.Client.LookUpContactsAsync(new() { CprNumbers = [StandInBed.Citizen] })).Value.ShouldNotBeNull().Items.ShouldHaveSingleItem();
        found.ReceivesDigitalPost.ShouldBeTrue();

        var signed = (await bed.Client.SignUpForNemSmsAsync(found.Id, "20202020")).Value.ShouldNotBeNull();
        signed.ReceivesNemSms.ShouldBeFalse();
        var pin = bed.Service.Ledger.EntriesOf<NemSmsPinSent>().ShouldHaveSingleItem();
        var verified = await bed.Client.VerifyNemSmsAsync(found.Id, pin.SubscriptionId, NemSmsVerification.By(pin.Pin));

        verified.Outcome.ShouldBe(CallOutcome.Succeeded);
        (await bed.Client.FetchContactAsync(found.Id)).Value.ShouldNotBeNull().ReceivesNemSms.ShouldBeTrue();
        (await bed.Client.UpdateContactAsync(found)).Outcome.ShouldBe(CallOutcome.Conflict);
    }

    [Fact]
    public async Task EveryContactPageAsync_SmallPages_GivesEachContactOnce()
    {
        await using var bed = await StandInBed.StartAsync();
        var population = new Sandbox.DigitalPost.Registry.Population(new() { Citizens = 100, Companies = 7 });
        population.PutInto(bed.Service.Registry);

        var seen = new List<Guid>();
        await foreach (var page in bed.Client.EveryContactPageAsync(Query.All.Sized(10)))
            seen.AddRange(page.Value.ShouldNotBeNull().Items.Select(contact => contact.Id));

        seen.Count.ShouldBe(108);
        seen.Distinct().Count().ShouldBe(108);
    }

    [Fact]
    public async Task ContactSubscription_OfTheClient_IsCreatedListedUpdatedAndDeleted()
    {
        await using var bed = await StandInBed.StartAsync();
        var wanted = new ContactSubscription { Operations = [ContactOperation.AllCitizens], NotificationUrl = "https://localhost/aendringer" };

        var created = (await bed.Client.CreateContactSubscriptionAsync(wanted)).Value.ShouldNotBeNull();
        var listed = (await bed.Client.ListContactSubscriptionsAsync()).Value.ShouldNotBeNull().ShouldHaveSingleItem();
        listed.Operations.ShouldBe([ContactOperation.AllCitizens]);
        var updated = (await bed.Client.UpdateContactSubscriptionAsync(listed with { Operations = [ContactOperation.NewCompanies] })).Value.ShouldNotBeNull();

        (updated.Id, updated.Version).ShouldBe((created.Id, 1));
        (await bed.Client.DeleteContactSubscriptionAsync(updated.Id!.Value, version: 0)).Outcome.ShouldBe(CallOutcome.Conflict);
        (await bed.Client.DeleteContactSubscriptionAsync(updated.Id!.Value, version: 1)).Outcome.ShouldBe(CallOutcome.Succeeded);
    }

    [Fact]
    public async Task QueryEventsAsync_OfALetter_TellsWhatBecameOfIt()
    {
        await using var bed = await StandInBed.StartAsync();
        var letter = StandInBed.Letter(Uuid);
        await bed.Client.PostMemoAsync(Uuid, new MemoryStream(letter), letter.Length);
        await bed.ValidatedAsync(Uuid);

        var events = (await bed.Client.QueryEventsAsync(EventQuery.OfMessage(Uuid))).Value.ShouldNotBeNull().Items;

        events.Count.ShouldBeGreaterThanOrEqualTo(2);
        events.ShouldAllBe(it => it.Message == Uuid.ToString());
        (await bed.Client.RecallMemoAsync(Uuid)).Outcome.ShouldBe(CallOutcome.Conflict);
        (await bed.Client.RecallMemoAsync(Guid.Empty)).Outcome.ShouldBe(CallOutcome.NotFound);
    }

    [Fact]
    public async Task QueryContactPointsAsync_WithinAnOrganisation_FindsItsPointsAndChangesThemAsAnAdministrator()
    {
        await using var bed = await StandInBed.StartAsync();
        var point = new Sandbox.DigitalPost.Registry.ContactPoint(Uuid, bed.System.Cvr, "Røntgen, klinik 1", bed.System.Id);
        bed.Service.Registry.Put(point);
        var query = Query.All.Where("cvrNumber", SearchValue.Of(bed.System.Cvr));
        var organisation = (await bed.Client.QueryOrganisationsAsync(query)).Value.ShouldNotBeNull().Items.ShouldHaveSingleItem();

        var byName = Query.All.Where("name", SearchValue.Quoted("Røntgen, klinik 1"));
        var found = (await bed.Client.QueryContactPointsAsync(organisation.Id, byName)).Value.ShouldNotBeNull().Items.ShouldHaveSingleItem();

        found.Id.ShouldBe(Uuid);
        var target = new RegistryTarget(organisation.Id, found.Id, found.Version!.Value);
        (await bed.Client.UpdateContactPointAsync(target, Renamed(bed))).Outcome.ShouldBe(CallOutcome.Forbidden);
        bed.Service.Registry.Put(bed.System with { Administers = true });
        var updated = (await bed.Client.UpdateContactPointAsync(target, Renamed(bed))).Value.ShouldNotBeNull();
        (updated.Name, updated.Version).ShouldBe(("Klinikken", 1));
        (await bed.Client.UpdateContactPointAsync(target, Renamed(bed))).Outcome.ShouldBe(CallOutcome.Conflict);
    }

    [Theory]
    [InlineData("<p>Hej</p>", true)]
    [InlineData("<script>x</script>", false)]
    public async Task ValidateHtmlAsync_GoodOrBad_GivesTheVerdict(string html, bool isApproved)
    {
        await using var bed = await StandInBed.StartAsync();
        var bytes = Encoding.UTF8.GetBytes(html);

        var verdict = (await bed.Client.ValidateHtmlAsync(new MemoryStream(bytes), bytes.Length)).Value.ShouldNotBeNull();

        verdict.IsApproved.ShouldBe(isApproved);
        (verdict.Errors.Count == 0).ShouldBe(isApproved);
    }

    private static ContactPointUpdate Renamed(StandInBed bed) => new()
    {
        Name = "Klinikken",
        Description = "",
        Targets = [],
        Active = true,
        Visible = true,
        SystemId = bed.System.Id,
        SearchTerms = [],
    };
}
