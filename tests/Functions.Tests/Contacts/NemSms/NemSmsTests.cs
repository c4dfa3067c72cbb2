using System.Net;
using System.Net.Http.Json;
using Postvogn.Functions.Settings;
using Postvogn.Sandbox.DigitalPost;
using ContactStatus = Postvogn.Sandbox.DigitalPost.ContactStatus;
using NemSms = Postvogn.Sandbox.DigitalPost.NemSmsSubscription;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>Sign-up and verification over HTTP, beside the stand-in for Digital Post over real TLS.</summary>
public sealed class NemSmsTests
{
    private const string Anna = "6101010001";
    private const string Mobile = "20202020";

    [Fact]
    public async Task SignUp_OfAContact_SendsAPinThatVerifies()
    {
        await using var bed = await ContactBed.StartAsync();
        bed.Put(Anna, ContactStatus.Exempt);

        (await AnswerAsync(bed, "sign-ups", new { number = Anna, mobileNumber = Mobile }))
            .ShouldBe("""{"verified":false,"confirmed":false}""");
        var sent = PinsOf(bed).ShouldHaveSingleItem();
        (await AnswerAsync(bed, "sign-ups", new { number = Anna, mobileNumber = Mobile })).ShouldContain("false");
        PinsOf(bed).Count.ShouldBe(1, "who has the number already is left alone");

        (await AnswerAsync(bed, "verifications", new { number = Anna, renewPin = true })).ShouldContain("false");
        PinsOf(bed).Count.ShouldBe(2);
        (await AnswerAsync(bed, "verifications", new { number = Anna, pin = PinsOf(bed)[^1] })).ShouldContain("\"verified\":true");
        sent.ShouldNotBeNullOrEmpty();
        bed.App.Logs.Lines.ShouldAllBe(line => !line.Text.Contains(Anna) && !line.Text.Contains(Mobile));
    }

    [Fact]
    public async Task Verify_WithAWrongPin_IsRefusedAndSaysNothingOfIt()
    {
        await using var bed = await ContactBed.StartAsync();
        bed.Put(Anna, ContactStatus.Exempt);
        await AnswerAsync(bed, "sign-ups", new { number = Anna, mobileNumber = Mobile });

        var response = await PostAsync(bed, "verifications", new { number = Anna, pin = "falsk7" });

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("falsk7");
        bed.App.Logs.Lines.ShouldAllBe(line => !line.Text.Contains("falsk7"));
    }

    [Theory]
    [InlineData("sign-ups", "Registered", "6101010002", HttpStatusCode.NotFound)]
    [InlineData("sign-ups", "Closed", Anna, HttpStatusCode.Conflict)]
    [InlineData("verifications", "Registered", Anna, HttpStatusCode.NotFound)]
    public async Task Post_WhomItCannotBeDoneFor_IsSaid(string route, string status, string number, HttpStatusCode code)
    {
        await using var bed = await ContactBed.StartAsync();
        bed.Put(Anna, Enum.Parse<ContactStatus>(status));
        object body = route == "sign-ups" ? new { number, mobileNumber = Mobile } : new { number, pin = "1234" };

        (await PostAsync(bed, route, body)).StatusCode.ShouldBe(code);
    }

    [Theory]
    [InlineData("sign-ups", "")]
    [InlineData("sign-ups", "null")]
    [InlineData("sign-ups", "[]")]
    [InlineData("sign-ups", """{"number":"6101010001"}""")]
    [InlineData("sign-ups", """{"number":"610101-0001","mobileNumber":"20202020"}""")]
    [InlineData("sign-ups", """{"number":"6101010001","mobileNumber":"+4520202020"}""")]
    [InlineData("sign-ups", """{"number":"6101010001","mobileNumber":"٢٠٢٠٢٠٢٠"}""")]
    [InlineData("sign-ups", """{"number":"6101010001","mobileNumber":"20202020\n"}""")]
    [InlineData("sign-ups", """{"number":"6101010001","mobileNumber":"20202020","pin":"1234"}""")]
    [InlineData("sign-ups", """{"number":6101010001,"mobileNumber":"20202020"}""")]
    [InlineData("verifications", """{"number":"6101010001"}""")]
    [InlineData("verifications", """{"number":"6101010001","pin":""}""")]
    [InlineData("verifications", """{"number":"6101010001","pin":"1234","renewPin":true}""")]
    [InlineData("verifications", """{"number":"6101010001","pin":"12345678901234567"}""")]
    public async Task Post_OfAnotherBody_Is400AndRepeatsNothing(string route, string body)
    {
        await using var bed = await ContactBed.StartAsync();
        var response = await bed.App.Http.PostAsync($"/api/nemsms/{route}", RunningApp.Body(body, "application/json"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("6101010001");
    }

    [Theory]
    [InlineData(FaultKind.ServiceUnavailable, ApiCall.LookUpContacts)]
    [InlineData(FaultKind.ServiceUnavailable, ApiCall.UpdateContact)]
    [InlineData(FaultKind.DropBefore, ApiCall.FetchContact)]
    public async Task SignUp_WhenDigitalPostIsAway_IsForLater(object fault, object call)
    {
        await using var bed = await ContactBed.StartAsync();
        bed.Put(Anna);
        bed.DigitalPost.Faults.Add(new Fault((FaultKind)fault) { Call = (ApiCall)call, Times = ArrivalBed.Tries });

        (await PostAsync(bed, "sign-ups", new { number = Anna, mobileNumber = Mobile })).StatusCode
            .ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task SignUp_WithoutASystem_IsForLaterAndNamesTheSetting()
    {
        await using var bed = await ContactBed.StartAsync(settings => settings with { Contacts = ContactsSettings.None });
        var response = await PostAsync(bed, "sign-ups", new { number = Anna, mobileNumber = Mobile });

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Postvogn__Contacts__System");
    }

    private static IReadOnlyList<string> PinsOf(ContactBed bed) =>
        [.. bed.DigitalPost.Ledger.EntriesOf<NemSmsPinSent>().Select(sent => sent.Pin)];

    private static Task<HttpResponseMessage> PostAsync(ContactBed bed, string route, object body) =>
        bed.App.Http.PostAsJsonAsync($"/api/nemsms/{route}", body);

    private static async Task<string> AnswerAsync(ContactBed bed, string route, object body)
    {
        var response = await PostAsync(bed, route, body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return await response.Content.ReadAsStringAsync();
    }
}
