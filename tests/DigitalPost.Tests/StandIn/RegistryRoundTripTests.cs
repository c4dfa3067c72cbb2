using Postvogn.DigitalPost.Registry;
using Postvogn.DigitalPost.Tests.Wire;
using Postvogn.Sandbox.DigitalPost;
using Group = Postvogn.Sandbox.DigitalPost.ContactGroup;
using Point = Postvogn.Sandbox.DigitalPost.ContactPoint;

namespace Postvogn.DigitalPost.Tests.StandIn;

/// <summary>The system registry (TI 5) as the client and the stand-in both have it, over real TLS.</summary>
public sealed class RegistryRoundTripTests
{
    private const string OtherCvr = "00112233";
    private static readonly Guid Top = Guid.Parse("f0000000-0000-4000-8000-000000000001");
    private static readonly Guid Middle = Guid.Parse("f0000000-0000-4000-8000-000000000002");
    private static readonly Guid Bottom = Guid.Parse("f0000000-0000-4000-8000-000000000003");
    private static readonly Guid HiddenGroup = Guid.Parse("f0000000-0000-4000-8000-000000000004");
    private static readonly Guid School = Guid.Parse("f0000000-0000-4000-8000-000000000011");
    private static readonly Guid HiddenPoint = Guid.Parse("f0000000-0000-4000-8000-000000000012");
    private static readonly Guid Elsewhere = Guid.Parse("f0000000-0000-4000-8000-000000000013");

    [Fact]
    public async Task Organisations_QueriedWalkedAndFetched_AreTheSame()
    {
        await using var bed = await StartAsync();
        var client = bed.Client;

        var found = (await client.QueryOrganisationsAsync(Query.All.Where("cvrNumber", SearchValue.Of(StandInBed.Cvr)))).Value
            .ShouldNotBeNull();
        var own = found.Items.ShouldHaveSingleItem();
        (own.Name, own.Type, own.LogoAvailable).ShouldBe(("Solbjerg Kommune", DigitalPost.Registry.OrganisationType.Authority, false));
        var fetched = (await client.FetchOrganisationAsync(own.Id)).Value.ShouldNotBeNull();
        (fetched.CvrNumber, fetched.Version, fetched.LastUpdated).ShouldBe((StandInBed.Cvr, own.Version, own.LastUpdated));

        var bySystem = (await client.QueryOrganisationsAsync(Query.All.Where("systemId", SearchValue.Of(bed.System.Id)))).Value
            .ShouldNotBeNull();
        bySystem.Items.ShouldHaveSingleItem().Id.ShouldBe(own.Id);
        var pages = await client.EveryOrganisationPageAsync(Query.All.Sized(1)).ToListAsync();
        pages.SelectMany(p => p.Value.ShouldNotBeNull().Items).Select(o => o.CvrNumber)
            .ShouldBe([StandInBed.Cvr, OtherCvr], ignoreOrder: true);
    }

    [Fact]
    public async Task FetchOrganisationLogoAsync_OneAndNone_IsThePictureOrNotFound()
    {
        await using var bed = await StartAsync();
        var own = OrganisationId(bed, StandInBed.Cvr);
        (await bed.Client.FetchOrganisationLogoAsync(own)).Outcome.ShouldBe(CallOutcome.NotFound);

        byte[] picture = [137, 80, 78, 71];
        bed.Service.Registry.Put(bed.Service.Registry.FindOrganisation(StandInBed.Cvr)! with { Logo = picture });

        var logo = (await bed.Client.FetchOrganisationLogoAsync(own)).Value.ShouldNotBeNull();
        logo.MediaType.ShouldBe("image/png");
        logo.Content.ToArray().ShouldBe(picture);
        (await bed.Client.FetchOrganisationAsync(own)).Value.ShouldNotBeNull().LogoAvailable.ShouldBe(true);
    }

    [Fact]
    public async Task ContactPoints_ByVisibility_TellShownFromHidden()
    {
        await using var bed = await StartAsync();
        var (client, own) = (bed.Client, OrganisationId(bed, StandInBed.Cvr));

        (await PointsAsync(client, own, Query.All)).ShouldBe([School]);
        (await PointsAsync(client, own, Query.All.WithVisibility(Visibility.Visible))).ShouldBe([School]);
        (await PointsAsync(client, own, Query.All.WithVisibility(Visibility.Hidden))).ShouldBe([HiddenPoint]);
        (await PointsAsync(client, own, Query.All.WithVisibility(Visibility.All))).ShouldBe([School, HiddenPoint], ignoreOrder: true);
        var everywhere = await client.EveryContactPointPageAsync(Query.All.WithVisibility(Visibility.All).Sized(2)).ToListAsync();
        everywhere.SelectMany(p => p.Value.ShouldNotBeNull().Items).Select(p => p.Id)
            .ShouldBe([School, HiddenPoint, Elsewhere], ignoreOrder: true);
        (await client.QueryContactPointsAsync(Guid.Parse("00000000-0000-4000-8000-000000000001"), Query.All)).Outcome
            .ShouldBe(CallOutcome.NotFound);
    }

    [Fact]
    public async Task ContactPoints_ByTheGuidesOwnParameters_AreFound()
    {
        await using var bed = await StartAsync();
        var (client, own) = (bed.Client, OrganisationId(bed, StandInBed.Cvr));
        var all = Query.All.WithVisibility(Visibility.All);

        (await PointsAsync(client, own, all.Where("isRoot", SearchValue.Of("true")))).ShouldBe([HiddenPoint]);
        (await PointsAsync(client, own, all.Where("searchTerm", SearchValue.Of("folkeskole")))).ShouldBe([School]);
        (await PointsAsync(client, own, all.Where("searchTermOrName", SearchValue.StartsWith("Skj")))).ShouldBe([HiddenPoint]);
        (await PointsAsync(client, own, all.Where("contactGroupId", SearchValue.Of(Bottom), SearchValue.Of(Top)))).ShouldBe([School]);
    }

    [Fact]
    public async Task FetchContactPointAsync_OfTheOrganisation_IsWholeAndOfAnotherIsNotFound()
    {
        await using var bed = await StartAsync();
        var own = OrganisationId(bed, StandInBed.Cvr);

        var point = (await bed.Client.FetchContactPointAsync(own, School)).Value.ShouldNotBeNull();
        (point.Name, point.OrganisationId, point.SystemId, point.Active, point.Visible).ShouldBe(("Skole", own, bed.System.Id, true, true));
        (point.MemoSizeThresholdMegabytes, point.AllowedNumberOfAttachments).ShouldBe((95.5m, 10));
        point.ContactGroups.ShouldHaveSingleItem().Id.ShouldBe(Bottom);
        point.SearchTerms.ShouldHaveSingleItem().Term.ShouldBe("Folkeskole");
        (await bed.Client.FetchContactPointAsync(own, Elsewhere)).Outcome.ShouldBe(CallOutcome.NotFound);
    }

    [Fact]
    public async Task ContactGroups_OfTheOrganisation_MakeTheTree()
    {
        await using var bed = await StartAsync();
        var (client, own) = (bed.Client, OrganisationId(bed, StandInBed.Cvr));

        var pages = await client.EveryContactGroupPageAsync(own, Query.All.Sized(2)).ToListAsync();
        var tree = new ContactGroupTree(pages.SelectMany(p => p.Value.ShouldNotBeNull().Items));

        tree.Roots.ShouldHaveSingleItem().Id.ShouldBe(Top);
        tree.Below(Top).Select(g => g.Id).ShouldBe([Middle, Bottom]);
        tree.PathTo(Bottom).Select(g => g.Name).ShouldBe(["Kommunen", "Børn", "Skoler"]);
        var bottom = (await client.FetchContactGroupAsync(own, Bottom)).Value.ShouldNotBeNull();
        (bottom.Parent!.Id, bottom.Parent.Parent!.Id, bottom.Organisation!.CvrNumber).ShouldBe((Middle, Top, StandInBed.Cvr));
        var named = (await client.QueryContactGroupsAsync(own, Query.All.Where("name", SearchValue.Of("skol")))).Value.ShouldNotBeNull();
        named.Items.ShouldHaveSingleItem().Id.ShouldBe(Bottom);
        var hidden = (await client.QueryContactGroupsAsync(Query.All.WithVisibility(Visibility.Hidden))).Value.ShouldNotBeNull();
        hidden.Items.ShouldHaveSingleItem().Id.ShouldBe(HiddenGroup);
    }

    [Fact]
    public async Task Systems_WithoutTheRole_AreForbiddenAndWithItAreOnlyTheOwnOnes()
    {
        await using var bed = await StartAsync();
        var own = OrganisationId(bed, StandInBed.Cvr);
        (await bed.Client.QuerySystemsAsync(own, Query.All)).Outcome.ShouldBe(CallOutcome.Forbidden);
        var client = bed.Administrator();

        var system = (await client.QuerySystemsAsync(own, Query.All)).Value.ShouldNotBeNull().Items.ShouldHaveSingleItem();
        (system.Id, system.Name, system.ServiceProtocol, system.OrganisationId)
            .ShouldBe((bed.System.Id, "Pulling system", "REST_PULL", own));
        system.SystemTypes.ShouldBe(["SENDER", "RECIPIENT"]);
        (await client.FetchSystemAsync(own, system.Id)).Value.ShouldNotBeNull().Version.ShouldBe(system.Version);
        (await client.EverySystemPageAsync(own, Query.All).ToListAsync())
            .ShouldHaveSingleItem().Value.ShouldNotBeNull().Items.Count.ShouldBe(1);
        (await client.QuerySystemsAsync(OrganisationId(bed, OtherCvr), Query.All)).Outcome.ShouldBe(CallOutcome.Forbidden);
    }

    [Fact]
    public async Task Updates_WithoutTheRole_AreForbidden()
    {
        await using var bed = await StartAsync();
        var (client, own) = (bed.Client, OrganisationId(bed, StandInBed.Cvr));

        (await client.UpdateOrganisationAsync(own, 0, Updates.Organisation)).Outcome.ShouldBe(CallOutcome.Forbidden);
        (await client.UpdateSystemAsync(new(own, bed.System.Id, 0), Updates.System)).Outcome.ShouldBe(CallOutcome.Forbidden);
        (await client.UpdateContactPointAsync(new(own, School, 0), Updates.ContactPoint)).Outcome.ShouldBe(CallOutcome.Forbidden);
        (await client.UpdateContactGroupAsync(new(own, Top, 0), Updates.ContactGroup)).Outcome.ShouldBe(CallOutcome.Forbidden);
    }

    [Fact]
    public async Task UpdateOrganisationAsync_TwoWriters_TheSecondIsInConflict()
    {
        await using var bed = await StartAsync();
        var (client, own) = (bed.Administrator(), OrganisationId(bed, StandInBed.Cvr));
        var version = (await client.FetchOrganisationAsync(own)).Value.ShouldNotBeNull().Version!.Value;

        var changed = (await client.UpdateOrganisationAsync(own, version, Updates.Organisation with { Name = "Ny Kommune" })).Value
            .ShouldNotBeNull();
        (changed.Name, changed.Version, changed.AuthorityId, changed.LegalContact!.Name).ShouldBe(("Ny Kommune", version + 1, "a", "A"));
        (await client.UpdateOrganisationAsync(own, version, Updates.Organisation)).Outcome.ShouldBe(CallOutcome.Conflict);
        (await client.FetchOrganisationAsync(own)).Value.ShouldNotBeNull().Name.ShouldBe("Ny Kommune");
    }

    [Fact]
    public async Task UpdateSystemAsync_ALocalAddress_IsRefusedAndAnotherStateIsTaken()
    {
        await using var bed = await StartAsync();
        var (client, own) = (bed.Administrator(), OrganisationId(bed, StandInBed.Cvr));
        var system = (await client.FetchSystemAsync(own, bed.System.Id)).Value.ShouldNotBeNull();
        var target = new RegistryTarget(own, system.Id, system.Version!.Value);

        var refused = await client.UpdateSystemAsync(target, Updates.System with { ReceiptEndpoint = "https://post.local/receipts" });
        refused.Outcome.ShouldBe(CallOutcome.BadRequest);
        refused.Error.ShouldNotBeNull().FieldErrors.ShouldHaveSingleItem().Field.ShouldBe("receiptEndpoint");
        var changed = (await client.UpdateSystemAsync(target, Updates.System)).Value.ShouldNotBeNull();
        (changed.Name, changed.Version, changed.TechnicalContact!.Name).ShouldBe(("Postvogn", target.Version + 1, "A"));
        (await client.UpdateSystemAsync(target, Updates.System)).Outcome.ShouldBe(CallOutcome.Conflict);
    }

    [Fact]
    public async Task UpdateContactPointAsync_ANewState_IsReadBackWhole()
    {
        await using var bed = await StartAsync();
        var (client, own) = (bed.Administrator(), OrganisationId(bed, StandInBed.Cvr));
        var target = new RegistryTarget(own, School, 0);
        var update = Updates.ContactPoint with
        {
            SystemId = bed.System.Id,
            Visible = false,
            ContactGroups = [Middle, Bottom],
            SearchTerms = [new() { Term = "byg" }],
            ContactPointCodes = [new() { Name = "KLE", Type = "KLE", CodeVersion = "1", Code = "02.34" }],
            MemoSizeThresholdMegabytes = 5,
        };

        (await client.UpdateContactPointAsync(target, update)).Value.ShouldNotBeNull().Version.ShouldBe(1);
        (await client.UpdateContactPointAsync(target, update)).Outcome.ShouldBe(CallOutcome.Conflict);

        var point = (await client.FetchContactPointAsync(own, School)).Value.ShouldNotBeNull();
        (point.Name, point.Visible, point.MemoSizeThresholdMegabytes).ShouldBe(("Byggesager", false, 5m));
        point.Targets.ShouldBe(["CITIZEN"]);
        point.ContactGroups.ShouldNotBeNull().Select(g => g.Id).ShouldBe([Middle, Bottom]);
        point.SearchTerms.ShouldHaveSingleItem().Term.ShouldBe("byg");
        point.ContactPointCodes.ShouldHaveSingleItem().Code.ShouldBe("02.34");
    }

    [Fact]
    public async Task UpdateContactGroupAsync_AnotherParent_MovesItInTheTree()
    {
        await using var bed = await StartAsync();
        var (client, own) = (bed.Administrator(), OrganisationId(bed, StandInBed.Cvr));
        var target = new RegistryTarget(own, Bottom, 0);

        var moved = (await client.UpdateContactGroupAsync(target, Updates.ContactGroup with { Description = "Alt", ParentId = Top })).Value
            .ShouldNotBeNull();
        (moved.Parent!.Id, moved.Name, moved.Version).ShouldBe((Top, "Teknik", 1L));
        (await client.UpdateContactGroupAsync(target, Updates.ContactGroup with { Description = "Alt" })).Outcome
            .ShouldBe(CallOutcome.Conflict);
        var root =
            (await client.UpdateContactGroupAsync(target with { Version = 1 }, Updates.ContactGroup with { Description = "Alt" })).Value;
        root.ShouldNotBeNull().Parent.ShouldBeNull();
    }

    private static async Task<StandInBed> StartAsync()
    {
        var bed = await StandInBed.StartAsync();
        var registry = bed.Service.Registry;
        registry.Put(new Sandbox.DigitalPost.Organisation { Cvr = OtherCvr, Name = "Havby Kommune" });
        registry.Put(new Group(Top, StandInBed.Cvr, "Kommunen"));
        registry.Put(new Group(Middle, StandInBed.Cvr, "Børn") { ParentId = Top });
        registry.Put(new Group(Bottom, StandInBed.Cvr, "Skoler") { ParentId = Middle });
        registry.Put(new Group(HiddenGroup, OtherCvr, "Skjult gruppe") { Visible = false });
        registry.Put(new Point(School, StandInBed.Cvr, "Skole", bed.System.Id) { ContactGroups = [Bottom], SearchTerms = ["Folkeskole"] });
        registry.Put(new Point(HiddenPoint, StandInBed.Cvr, "Skjult", bed.System.Id) { Visible = false });
        registry.Put(new Point(Elsewhere, OtherCvr, "Andetsteds", bed.System.Id));
        return bed;
    }

    private static Guid OrganisationId(StandInBed bed, string cvr) => bed.Service.Registry.FindOrganisationId(cvr)!.Value;

    private static async Task<IEnumerable<Guid>> PointsAsync(DigitalPostClient client, Guid organisation, Query query) =>
        (await client.QueryContactPointsAsync(organisation, query)).Value.ShouldNotBeNull().Items.Select(p => p.Id);
}
