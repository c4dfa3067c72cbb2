using System.Net;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Tests.Receipts;

/// <summary>Pushed receipts: TI 10.8.1's own examples, and others.</summary>
public sealed class ReceiveReceiptTests : IAsyncLifetime
{
    private const string Completed = """
        { "transmissionId": "86f13750-8068-44c1-93cf-a915998831cf", "messageUUID": "182bd6d1-ab9f-48fb-84f6-4f243ace9780",
          "messageId": "MSG-81220",
          "errorCode": null, "errorMessage": null, "timeStamp": "2020-12-15T08:23:32.583Z", "receiptStatus": "COMPLETED" }
        """;

    private const string Refused = """
        { "transmissionId": "8e62eb2a-8ef7-4034-8bb4-4021ecd9c377", "messageUUID": "182bd6d1-ab9f-48fb-84f6-4f243ace9780",
          "messageId": null,
          "errorCode": "message.uuid.not.unique", "errorMessage": "…", "timeStamp": "2020-12-15T08:23:32.583Z",
          "receiptStatus": "INVALID" }
        """;

    private static readonly string Route = $"/api/MeMoV1/{Rig.SystemId}/receipt";
    private readonly RunningApp app = new();

    [Theory]
    [InlineData(Completed, "182bd6d1-ab9f-48fb-84f6-4f243ace9780-86f13750-8068-44c1-93cf-a915998831cf-Completed.json")]
    [InlineData(Refused, "182bd6d1-ab9f-48fb-84f6-4f243ace9780-8e62eb2a-8ef7-4034-8bb4-4021ecd9c377-Invalid.json")]
    public async Task Post_ExampleOfTheGuide_IsStoredAndAnsweredWithNoBody(string receipt, string name)
    {
        var response = await app.PushAsync(Route, RunningApp.Body(receipt, "application/json"), app.PinnedCertificate);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        (await app.ListAsync(Places.Receipts)).ShouldBe([$"{Rig.SystemId}/{name}"]);
    }

    [Fact]
    public async Task Post_SameReceiptAgain_IsStoredOnce()
    {
        for (var i = 0; i < 2; i++) (await app.PushAsync(Route, RunningApp.Body(Completed,
            "application/json"), app.PinnedCertificate)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.ListAsync(Places.Receipts)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("""{"receiptStatus":"COMPLETED"}""")]
    public async Task Post_NoReceipt_IsRefusedSoThatItComesAgain(string body)
    {
        (await app.PushAsync(Route, RunningApp.Body(body,
            "application/json"), app.PinnedCertificate)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.ListAsync(Places.Receipts)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_LongerThanAnyReceipt_IsRefused(bool saysItsLength)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Route) { Content = RunningApp.Body(new string(' ', 70_000),
            "application/json") };
        request.Headers.Add("X-ARR-ClientCert", app.PinnedCertificate);
        request.Headers.TransferEncodingChunked = !saysItsLength;

        (await app.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Post_ByAnybodyElse_IsForbidden() =>
        (await app.PushAsync(Route, RunningApp.Body(Completed,
            "application/json"), RunningApp.OtherCertificate())).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task Post_ForAnUnknownSystem_IsNotFound() =>
        (await app.PushAsync("/api/MeMoV1/5e3cd399-84df-4fc3-856f-a3bb1fb2a21f/receipt", RunningApp.Body(Completed,
            "application/json"), app.PinnedCertificate)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();
}
