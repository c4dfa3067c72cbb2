using Postvogn.DigitalPost.Contacts;
using Postvogn.DigitalPost.Registry;
using Postvogn.Sandbox.DigitalPost;
using Contact = Postvogn.Sandbox.DigitalPost.Contact;
using ContactType = Postvogn.Sandbox.DigitalPost.ContactType;
using Group = Postvogn.Sandbox.DigitalPost.ContactGroup;
using Point = Postvogn.Sandbox.DigitalPost.ContactPoint;

namespace Postvogn.DigitalPost.Tests.StandIn;

/// <summary>
/// Subscriptions (TI 4.5.7 to 4.5.9, 5.8 to 5.10) from the first call to the notification, over real mutual TLS in both directions.
/// </summary>
public sealed class SubscriptionRoundTripTests
{
    private static readonly Guid Id = Guid.Parse("f0000000-0000-4000-8000-000000000001");

    [Fact]
    public async Task ContactSubscription_CreatedListedUpdatedAndDeleted()
    {
        await using var bed = await StandInBed.StartAsync();
        var client = bed.Client;
        var contact = IdOf(bed);
        (await client.ListContactSubscriptionsAsync()).Value.ShouldBeEmpty();

        var wanted = new ContactSubscription
        {
            Operations = [ContactOperation.NewCitizens],
            ContactIds = [contact, Id],
            NotificationUrl = "https://localhost/changes",
        };
        var created = (await client.CreateContactSubscriptionAsync(wanted)).Value.ShouldNotBeNull();
        created.SenderSystemId.ShouldBe(bed.System.Id);
        (await client.CreateContactSubscriptionAsync(wanted)).Outcome.ShouldBe(CallOutcome.Conflict);
        var listed = (await client.ListContactSubscriptionsAsync()).Value.ShouldHaveSingleItem();
        (listed.Id, listed.Version, listed.NotificationUrl).ShouldBe((created.Id, 0L, "https://localhost/changes"));
        listed.Operations.ShouldBe([ContactOperation.NewCitizens]);
        listed.ContactIds.ShouldBe([contact]);

        var wider = listed with { Operations = [ContactOperation.AllCompanies], ContactIds = null };
        var updated = (await client.UpdateContactSubscriptionAsync(wider)).Value;
        (updated.ShouldNotBeNull().Version, updated.ContactIds!.Count).ShouldBe((1L, 0));
        (await client.UpdateContactSubscriptionAsync(listed)).Outcome.ShouldBe(CallOutcome.Conflict);
        (await client.DeleteContactSubscriptionAsync(created.Id!.Value, 0)).Outcome.ShouldBe(CallOutcome.Conflict);
        (await client.DeleteContactSubscriptionAsync(created.Id!.Value, 1)).Outcome.ShouldBe(CallOutcome.Succeeded);
        (await client.ListContactSubscriptionsAsync()).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task ContactChange_OfAChangedContact_LeadsToWhatItIsNow()
    {
        await using var bed = await StandInBed.StartAsync();
        await using var listener = await bed.ListenAsync();
        var client = bed.Client;
        var subscription = new ContactSubscription { Operations = [ContactOperation.AllCitizens], NotificationUrl = listener.Address };
        (await client.CreateContactSubscriptionAsync(subscription)).Succeeded.ShouldBeTrue();

        (await client.SignUpForNemSmsAsync(IdOf(bed), "20202020")).Succeeded.ShouldBeTrue();
        bed.Service.Registry.Put(new Contact { Type = ContactType.Citizen, Number = StandInBed.Citizen, Status = ContactStatus.Exempt });
        await bed.UntilAsync(ledger => ledger.EntriesOf<ChangePushed>().Count == 2);

        bed.Service.Ledger.EntriesOf<ChangePushed>().ShouldAllBe(p => p.Answer.IsAccepted);
        var changes = listener.Taken.Select(body => ContactChange.Read(body).ShouldNotBeNull()).ToList();
        changes.Select(c => c.Version).ShouldBe([1L, 2L], ignoreOrder: true);
        var fetched = (await client.FetchContactAsync(changes[0].Id)).Value.ShouldNotBeNull();
        (fetched.Version, fetched.ReceivesDigitalPost).ShouldBe((2L, false));
    }

    [Fact]
    public async Task OrganisationSubscription_CreatedListedUpdatedAndDeleted()
    {
        await using var bed = await StandInBed.StartAsync();
        var client = bed.Client;
        (await client.ListOrganisationSubscriptionsAsync()).Value.ShouldBeEmpty();

        var wanted =
            new OrganisationSubscription { CvrNumbers = [StandInBed.Cvr, "00000001"], NotificationUrl = "https://localhost/changes" };
        var created = (await client.CreateOrganisationSubscriptionAsync(wanted)).Value.ShouldNotBeNull();
        (await client.CreateOrganisationSubscriptionAsync(wanted)).Outcome.ShouldBe(CallOutcome.Conflict);
        var listed = (await client.ListOrganisationSubscriptionsAsync()).Value.ShouldHaveSingleItem();
        (listed.Id, listed.Version, listed.SenderSystemId).ShouldBe((created.Id, 0L, bed.System.Id));
        listed.CvrNumbers.ShouldBe([StandInBed.Cvr]);

        var updated =
            (await client.UpdateOrganisationSubscriptionAsync(listed with { Operations = [OrganisationOperation.AllOrganisations] })).Value;
        updated.ShouldNotBeNull().Operations.ShouldBe([OrganisationOperation.AllOrganisations]);
        (await client.UpdateOrganisationSubscriptionAsync(listed)).Outcome.ShouldBe(CallOutcome.Conflict);
        (await client.DeleteOrganisationSubscriptionAsync(created.Id!.Value, 1)).Outcome.ShouldBe(CallOutcome.Succeeded);
        (await client.ListOrganisationSubscriptionsAsync()).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task ContactStructureChange_OfAPointAndAGroup_LeadsToWhatTheyAreNow()
    {
        await using var bed = await StandInBed.StartAsync();
        await using var listener = await bed.ListenAsync();
        var client = bed.Client;
        var subscription = new OrganisationSubscription
        {
            Operations = [OrganisationOperation.NewOrganisations, OrganisationOperation.AllOrganisations],
            NotificationUrl = listener.Address,
        };
        (await client.CreateOrganisationSubscriptionAsync(subscription)).Succeeded.ShouldBeTrue();

        var group = Guid.Parse("f0000000-0000-4000-8000-000000000002");
        bed.Service.Registry.Put(new Point(Id, StandInBed.Cvr, "Skole", bed.System.Id));
        bed.Service.Registry.Put(new Point(Id, StandInBed.Cvr, "Ny skole", bed.System.Id));
        bed.Service.Registry.Put(new Group(group, StandInBed.Cvr, "Skoler"));
        await bed.UntilAsync(ledger => ledger.EntriesOf<ChangePushed>().Count == 3);

        var changes = listener.Taken.Select(body => ContactStructureChange.Read(body).ShouldNotBeNull()).ToList();
        changes.Select(c => (c.ResourceId, c.ResourceVersion, c.Type)).ShouldBe(
            [
                (Id, 0L, ContactStructureType.ContactPoint),
                (Id, 1L, ContactStructureType.ContactPoint),
                (group, 0L, ContactStructureType.ContactGroup),
            ],
            ignoreOrder: true);
        (await client.FetchContactPointAsync(changes[0].OrganisationId, Id)).Value.ShouldNotBeNull().Name.ShouldBe("Ny skole");
        (await client.FetchContactGroupAsync(changes[0].OrganisationId, group)).Value.ShouldNotBeNull().Name.ShouldBe("Skoler");
    }

    private static Guid IdOf(StandInBed bed) => bed.Service.Registry.FindContactId(ContactType.Citizen, StandInBed.Citizen)!.Value;
}
