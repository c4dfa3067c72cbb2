using System.Net;
using System.Security.Cryptography.X509Certificates;
using Postvogn.Sandbox.Certificates;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.Certificates;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.DigitalPost.Authentication;

/// <summary>Each check of TI 2.6.1, in its order: a call that fails several fails by the first.</summary>
public sealed class CallerCheckTests
{
    [Fact]
    public async Task Call_AllIsWell_IsLetIn()
    {
        await using var bed = await NationalBed.StartAsync();

        (await Call(bed, bed.Pulling, bed.Certificate)).ShouldBe(HttpStatusCode.OK);
        bed.Ledger.EntriesOf<CallRejected>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_NoCertificate_IsRejected()
    {
        await using var bed = await NationalBed.StartAsync();

        (await Call(bed, bed.Pulling, certificate: null)).ShouldBe(HttpStatusCode.Unauthorized);
        ShouldBeRejected(bed, RejectionReason.CertificateNotValid, 401);
    }

    [Fact]
    public async Task Call_CertificateOfAnotherAuthority_IsRejected()
    {
        using var folder = new TemporaryFolder();
        using var other = SandboxAuthority.LoadOrCreate(folder.Path, TimeProvider.System);
        using var foreign = other.IssueOces(NationalBed.Cvr, "Solbjerg Kommune");
        await using var bed = await NationalBed.StartAsync();

        (await Call(bed, bed.Pulling, foreign)).ShouldBe(HttpStatusCode.Unauthorized);
        ShouldBeRejected(bed, RejectionReason.CertificateNotValid, 401);
    }

    [Fact]
    public async Task Call_ServerCertificate_IsRejected()
    {
        await using var bed = await NationalBed.StartAsync();
        using var server = bed.Authority.IssueServer("localhost");

        (await Call(bed, bed.Pulling, server)).ShouldBe(HttpStatusCode.Unauthorized);
        ShouldBeRejected(bed, RejectionReason.CertificateNotValid, 401);
    }

    [Fact]
    public async Task Call_CertificateHasExpired_IsRejected()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.WireClock.Advance(TimeSpan.FromDays(4 * 365));

        (await Call(bed, bed.Pulling, bed.Certificate)).ShouldBe(HttpStatusCode.Unauthorized);
        ShouldBeRejected(bed, RejectionReason.CertificateNotValid, 401);
    }

    [Fact]
    public async Task Call_NoApiKey_IsRejected()
    {
        await using var bed = await NationalBed.StartAsync();

        (await Call(bed, system: null, bed.Certificate)).ShouldBe(HttpStatusCode.Unauthorized);
        ShouldBeRejected(bed, RejectionReason.ApiKeyMissing, 401);
    }

    [Theory]
    [InlineData("Basic bm90IGEga2V5")]
    [InlineData("Basic %%%")]
    public async Task Call_ApiKeyIsNoKey_IsRejected(string header)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(system: null, bed.Certificate);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        (await client.GetAsync("receipts/")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        ShouldBeRejected(bed, RejectionReason.SystemNotFound, 401);
    }

    [Fact]
    public async Task Call_KeyOfAnotherSystem_IsRejected()
    {
        await using var bed = await NationalBed.StartAsync();

        (await Call(bed, bed.Pulling with { ApiKey = bed.Pushing.ApiKey }, bed.Certificate)).ShouldBe(HttpStatusCode.Unauthorized);
        ShouldBeRejected(bed, RejectionReason.SystemNotFound, 401);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(null, 0)]
    [InlineData(null, -1)]
    public async Task Call_SystemIsNotActive_IsRejected(int? fromMinutes, int? toMinutes)
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Registry.Put(bed.Pulling with { ActiveFrom = Moment(fromMinutes), ActiveTo = Moment(toMinutes) });

        (await Call(bed, bed.Pulling, bed.Certificate)).ShouldBe(HttpStatusCode.Unauthorized);
        ShouldBeRejected(bed, RejectionReason.SystemNotActive, 401);
    }

    [Fact]
    public async Task Call_CvrOfAnotherOrganisation_IsRejected()
    {
        await using var bed = await NationalBed.StartAsync();
        using var certificate = bed.Authority.IssueOces(NationalBed.OtherCvr, "Fjordby Kommune");

        (await Call(bed, bed.Pulling, certificate)).ShouldBe(HttpStatusCode.Forbidden);
        ShouldBeRejected(bed, RejectionReason.CvrDoesNotMatch, 403);
    }

    [Fact]
    public async Task Call_CvrOfTheVendorThatMayAct_IsLetIn()
    {
        await using var bed = await NationalBed.StartAsync();
        using var certificate = bed.Authority.IssueOces(NationalBed.OtherCvr, "Leverandør");
        bed.Service.Registry.Put(bed.Pulling with { DelegatedCvr = NationalBed.OtherCvr });

        (await Call(bed, bed.Pulling, certificate)).ShouldBe(HttpStatusCode.OK);
        (await Call(bed, bed.Pulling, bed.Certificate)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("10.0.0.0/8", HttpStatusCode.Forbidden)]
    [InlineData("192.0.2.1", HttpStatusCode.Forbidden)]
    [InlineData("no address", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("127.0.0.0/8", HttpStatusCode.OK)]
    public async Task Call_AddressesAreLimited_OnlyTheseAreLetIn(string allowed, HttpStatusCode expected)
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Registry.Put(bed.Pulling with { AllowedIps = [allowed] });

        (await Call(bed, bed.Pulling, bed.Certificate)).ShouldBe(expected);
        if (expected == HttpStatusCode.Forbidden)
            ShouldBeRejected(bed, RejectionReason.IpNotAllowed, 403);
    }

    [Fact]
    public async Task Call_SystemDoesNotSend_MayNotUseASendersCall()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Registry.Put(bed.Pulling with { Sends = false });

        (await Call(bed, bed.Pulling, bed.Certificate)).ShouldBe(HttpStatusCode.Forbidden);
        ShouldBeRejected(bed, RejectionReason.RoleNotHeld, 403);
    }

    [Fact]
    public async Task Call_SeveralChecksFail_TheFirstTells()
    {
        await using var bed = await NationalBed.StartAsync();
        bed.Service.Registry.Put(bed.Pulling with { ActiveTo = FakeClock.Start, AllowedIps = ["192.0.2.1"], Cvr = NationalBed.OtherCvr });

        (await Call(bed, bed.Pulling, bed.Certificate)).ShouldBe(HttpStatusCode.Unauthorized);
        ShouldBeRejected(bed, RejectionReason.SystemNotActive, 401);
    }

    [Fact]
    public async Task Rejection_OfAnyKind_IsAnErrorMessageThatKeepsTheKeySecret()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling, certificate: null);

        var response = await client.GetAsync("receipts/");
        var body = await NationalBed.JsonOf(response);

        body.EnumerateObject().Select(property => property.Name).ShouldBe(["code", "message", "fieldErrors"]);
        body.GetRawText().ShouldNotContain(bed.Pulling.ApiKey);
        response.Headers.GetValues("traceparent").Single().ShouldMatch("^00-[0-9a-f]{32}-[0-9a-f]{16}-01$");
        bed.Ledger.EntriesOf<CallRejected>().Single().TraceParent.ShouldBe(response.Headers.GetValues("traceparent").Single());
    }

    [Theory]
    [InlineData("D", HttpStatusCode.OK)]
    [InlineData("N", HttpStatusCode.Unauthorized)]
    [InlineData("B", HttpStatusCode.Unauthorized)]
    [InlineData("P", HttpStatusCode.Unauthorized)]
    public async Task Call_KeyNotAsItIsPresented_FindsNoSystem(string format, HttpStatusCode status)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(null, bed.Certificate);
        var key = System.Text.Encoding.UTF8.GetBytes($"{bed.Pulling.Id.ToString(format)}:{bed.Pulling.ApiKey}");
        client.DefaultRequestHeaders.Add("Authorization", "Basic " + Convert.ToBase64String(key));

        (await client.GetAsync("receipts/")).StatusCode.ShouldBe(status);
    }

    private static async Task<HttpStatusCode> Call(NationalBed bed, MailSystem? system, X509Certificate2? certificate)
    {
        using var client = bed.ClientOf(system, certificate);
        return (await client.GetAsync("receipts/")).StatusCode;
    }

    private static void ShouldBeRejected(NationalBed bed, RejectionReason reason, int status)
    {
        var rejected = bed.Ledger.EntriesOf<CallRejected>().ShouldHaveSingleItem();
        rejected.Reason.ShouldBe(reason);
        rejected.StatusCode.ShouldBe(status);
    }

    private static DateTimeOffset? Moment(int? minutes) => minutes is { } it ? FakeClock.Start.AddMinutes(it) : null;
}
