using System.Net;
using Postvogn.Functions.Contacts;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>Changes of contact points, from the notification to what is said, beside the stand-in over real TLS.</summary>
public sealed class CheckContactPointsTests : IAsyncLifetime
{
    /// <summary>A call, and the repeats within it.</summary>
    private const int Tries = 3;

    private const string NotificationUrl = "https://post.example/api/organisation-changes";
    private static readonly Guid Named = new("6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11");
    private static readonly Guid New = new("0c9b5a6e-8d3f-4b7e-9f5d-2f1f3f4d5e6f");
    private ContactBed bed = null!;

    [Fact]
    public async Task RunAsync_AllInOrder_SaysHowManyWereCompared()
    {
        await CheckAsync();

        bed.App.Logs.Of(1023).ShouldHaveSingleItem().Text.ShouldBe("1 contact points were compared with 1 configured ones: 0 do not fit");
        Said().ShouldBe([1023, 1028]);
    }

    [Fact]
    public async Task RunAsync_NewContactPoint_IsNamed()
    {
        bed.DigitalPost.Registry.Put(new ContactPoint(New, Rig.Cvr, "Byggesager", Rig.SystemId));

        await CheckAsync();

        var said = bed.App.Logs.Of(1024).ShouldHaveSingleItem().Text;
        said.ShouldContain($"{New} (Byggesager)");
        said.ShouldContain("inbox/unrouted");
    }

    [Fact]
    public async Task RunAsync_HiddenContactPoints_AreFound()
    {
        bed.DigitalPost.Registry.Put(new ContactPoint(Named, Rig.Cvr, "Jobcenter", Rig.SystemId) { Visible = false });
        bed.DigitalPost.Registry.Put(new ContactPoint(New, Rig.Cvr, "Byggesager", Rig.SystemId) { Visible = false });

        await CheckAsync();

        bed.App.Logs.Of(1024).Count.ShouldBe(1);
        bed.App.Logs.Of(1025).ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_ConfiguredContactPointThatIsGone_IsNamed()
    {
        await using var other = await StartAsync();

        await other.App.Get<CheckContactPointsHandler>().RunAsync(default);

        other.App.Logs.Of(1025).ShouldHaveSingleItem().Text.ShouldContain($"{Named} of destination jobs");
    }

    [Theory]
    [InlineData(ApiCall.QueryOrganisations)]
    [InlineData(ApiCall.QueryContactPoints)]
    public async Task RunAsync_WhenDigitalPostFails_SaysNothingOfContactPointsAndTriesAgain(object call)
    {
        await NoteAsync(version: 3);
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.ServiceUnavailable) { Call = (ApiCall)call, Times = Tries });

        await CheckAsync();
        bed.App.Logs.Of(1027).Count.ShouldBe(1);
        bed.App.Logs.Of(1023).ShouldBeEmpty();
        (await NotesAsync()).Count.ShouldBe(1);

        bed.Clock.Advance(TimeSpan.FromSeconds(5));
        await CheckAsync();
        bed.App.Logs.Of(1023).Count.ShouldBe(1);
        (await NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_WhenAContactPointCannotBeAskedFor_DoesNotCallItGone()
    {
        await using var other = await StartAsync();
        other.DigitalPost.Faults.Add(new Fault(FaultKind.ServiceUnavailable) { Call = ApiCall.FetchContactPoint, Times = Tries });

        await other.App.Get<CheckContactPointsHandler>().RunAsync(default);

        other.App.Logs.Of(1025).ShouldBeEmpty();
        other.App.Logs.Of(1027).Count.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_Again_ComparesAtAChangeOrAfterADay()
    {
        await CheckAsync();
        await CheckAsync();
        bed.App.Logs.Of(1023).Count.ShouldBe(1);

        await NoteAsync(version: 1);
        await CheckAsync();
        bed.App.Logs.Of(1023).Count.ShouldBe(2);
        (await NotesAsync()).ShouldBeEmpty();

        bed.Clock.Advance(TimeSpan.FromDays(1));
        await CheckAsync();
        bed.App.Logs.Of(1023).Count.ShouldBe(3);
    }

    [Fact]
    public async Task RunAsync_WithAnAddress_KeepsTheSubscription()
    {
        await CheckAsync();
        var ours = (await SubscriptionsAsync()).ShouldHaveSingleItem();
        (ours.NotificationUrl, ours.CvrNumbers!.Single()).ShouldBe((NotificationUrl, Rig.Cvr));

        bed.Clock.Advance(TimeSpan.FromDays(1));
        await CheckAsync();
        (await SubscriptionsAsync()).ShouldHaveSingleItem().Version.ShouldBe(ours.Version, "what is right is left alone");
    }

    [Fact]
    public async Task RunAsync_WithAnotherSubscriptionThere_AddsToIt()
    {
        bed.DigitalPost.Registry.Put(new Organisation { Cvr = "99900016", Name = "Solbjerg Forsyning A/S" });
        using (var lease = (await bed.App.Get<Postvogn.Functions.DigitalPost.SystemClients>().RentAsync(ContactBed.System, default))!)
        {
            var created = await lease.Client.CreateOrganisationSubscriptionAsync(
                new() { NotificationUrl = "https://old.example/", CvrNumbers = ["99900016"] });
            created.Succeeded.ShouldBeTrue();
        }

        await CheckAsync();

        var kept = (await SubscriptionsAsync()).ShouldHaveSingleItem();
        kept.NotificationUrl.ShouldBe(NotificationUrl);
        kept.CvrNumbers!.Order().ShouldBe(new[] { Rig.Cvr, "99900016" }.Order());
    }

    [Fact]
    public async Task RunAsync_WithoutASystem_AsksNobody()
    {
        await using var other = await ContactBed.StartAsync();
        await other.App.Get<CheckContactPointsHandler>().RunAsync(default);
        other.App.Logs.Lines.ShouldNotContain(line => line.EventId >= 1020 && line.EventId < 1030);
    }

    [Theory]
    [InlineData(
        """
        {"resourceId":"521f3356-d1c5-4812-bc69-59423fce52b7","resourceVersion":1,"type":"CONTACT_POINT",
        "organisationId":"521f3356-d1c5-4812-bc69-59423fce52bb"}
        """,
        HttpStatusCode.OK, 1)]
    [InlineData("""{"resourceId":"521f3356-d1c5-4812-bc69-59423fce52b7"}""", HttpStatusCode.BadRequest, 0)]
    [InlineData(
        """{"resourceId":"../../x","resourceVersion":1,"type":"CONTACT_POINT","organisationId":"521f3356-d1c5-4812-bc69-59423fce52bb"}""",
        HttpStatusCode.BadRequest, 0)]
    [InlineData("", HttpStatusCode.BadRequest, 0)]
    public async Task Post_OfAChange_IsNotedOnce(string body, HttpStatusCode status, int notes)
    {
        for (var i = 0; i < 2; i++) (await PostAsync(body, bed.PushCertificate)).StatusCode.ShouldBe(status);
        (await NotesAsync()).Count.ShouldBe(notes);
    }

    [Fact]
    public async Task Post_ByAnybodyElse_IsForbidden()
    {
        foreach (var certificate in new[] { null, "AAAA", RunningApp.OtherCertificate() })
            (await PostAsync("{}", certificate)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Post_ThatIsTooLong_Is413() =>
        (await PostAsync(new string(' ', 20_000), bed.PushCertificate)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

    public async Task InitializeAsync()
    {
        bed = await StartAsync();
        bed.DigitalPost.Registry.Put(new ContactPoint(Named, Rig.Cvr, "Jobcenter", Rig.SystemId));
    }

    public async Task DisposeAsync() => await bed.DisposeAsync();

    private static Task<ContactBed> StartAsync() =>
        ContactBed.StartAsync(
            settings => settings with { Organisation = new OrganisationSettings(ContactBed.System, new Uri(NotificationUrl)) });

    private async Task CheckAsync() => await bed.App.Get<CheckContactPointsHandler>().RunAsync(default);

    private IEnumerable<int> Said() => bed.App.Logs.Lines.Select(line => line.EventId).Where(id => id is >= 1020 and < 1030).Order();

    private async Task NoteAsync(long version)
    {
        var note = $$"""{"resourceId":"{{Named}}","resourceVersion":{{version}},"type":"CONTACT_POINT","organisationId":"{{New}}"}""";
        (await PostAsync(note, bed.PushCertificate)).EnsureSuccessStatusCode();
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string? certificate)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/organisation-changes") { Content = new StringContent(body) };
        if (certificate is not null) request.Headers.Add("X-ARR-ClientCert", certificate);
        return await bed.App.Http.SendAsync(request);
    }

    private Task<IReadOnlyList<BlobPath>> NotesAsync() => bed.App.Get<OrganisationChanges>().ListAsync(default);

    private async Task<IReadOnlyList<Postvogn.DigitalPost.Registry.OrganisationSubscription>> SubscriptionsAsync()
    {
        using var lease = (await bed.App.Get<Postvogn.Functions.DigitalPost.SystemClients>().RentAsync(ContactBed.System, default))!;
        return (await lease.Client.ListOrganisationSubscriptionsAsync()).Value!;
    }
}
