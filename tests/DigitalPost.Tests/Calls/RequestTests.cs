using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Calls;

/// <summary>What each method sends (TI 10.4).</summary>
public sealed class RequestTests
{
    private const string Id = "e60394cd-1ba9-4ff0-833b-9a05113b3df1";

    public static TheoryData<Operation> Operations => [.. Enum.GetValues<Operation>()];

    [Theory]
    [InlineData(Operation.PostMemo, $"POST /apis/v1/memos/?memo-message-uuid={Id}", "application/xml")]
    [InlineData(Operation.PostMemoInBulk, $"POST /apis/v1/memos-bulk/?memo-message-uuid={Id}", "application/xml")]
    [InlineData(Operation.PostArchiveInBulk, "POST /apis/v1/memos-bulk/", "application/x-lzma")]
    [InlineData(Operation.ListMemos, "GET /apis/v1/memos/?page=0&size=100", null)]
    [InlineData(Operation.FetchMemo, $"GET /apis/v1/memos/{Id}", null)]
    [InlineData(Operation.PostBusinessReceipt, $"POST /apis/v1/memos/{Id}/receipt/", "application/json")]
    [InlineData(Operation.ListReceipts, "GET /apis/v1/receipts/?page=0&size=100", null)]
    [InlineData(Operation.FetchReceiptsInBulk, "GET /apis/v1/receipts-bulk/?page=0&size=100", null)]
    [InlineData(Operation.FetchReceipt, $"GET /apis/v1/receipts/{Id}/?delete=false", null)]
    [InlineData(Operation.DeleteReceipt, $"DELETE /apis/v1/receipts/{Id}", null)]
    [InlineData(Operation.QueryContacts, "GET /apis/v1/contacts/", null)]
    [InlineData(Operation.LookUpContacts, "POST /apis/v1/contacts/?isBulkLookup=true", "application/json")]
    [InlineData(Operation.FetchContact, $"GET /apis/v1/contacts/{Id}", null)]
    [InlineData(Operation.UpdateContact, $"PUT /apis/v1/contacts/{Id}", "application/json", "9")]
    [InlineData(Operation.VerifyNemSms, $"PUT /apis/v1/contacts/{Id}/verifications/{Id}", "application/json")]
    [InlineData(Operation.CreateContactSubscription, "POST /apis/v1/contacts/subscriptions/", "application/json")]
    [InlineData(Operation.ListContactSubscriptions, "GET /apis/v1/contacts/subscriptions/", null)]
    [InlineData(Operation.UpdateContactSubscription, $"PUT /apis/v1/contacts/subscriptions/{Id}", "application/json", "2")]
    [InlineData(Operation.DeleteContactSubscription, $"DELETE /apis/v1/contacts/subscriptions/{Id}", null, "2")]
    [InlineData(Operation.QueryEvents, "GET /apis/v1/events/", null)]
    public async Task Call_EachOperation_HasItsMethodPathContentTypeAndVersion(
        Operation operation, string line, string? contentType, string? ifMatch = null)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(404));
        using var system = new TestSystem(service.BaseAddress);

        await EveryCall.MakeAsync(system.Client, operation);

        var seen = service.Seen.ShouldHaveSingleItem();
        $"{seen.Method} {seen.Target}".ShouldBe(line);
        seen.Headers.GetValueOrDefault("Content-Type").ShouldBe(contentType);
        seen.Headers.GetValueOrDefault("If-Match").ShouldBe(ifMatch);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Call_EachOperation_CarriesKeyAndCertificateOverHttp11WithItsLength(Operation operation)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(404));
        using var system = new TestSystem(service.BaseAddress);

        await EveryCall.MakeAsync(system.Client, operation);

        var seen = service.Seen.ShouldHaveSingleItem();
        seen.Protocol.ShouldBe("HTTP/1.1");
        seen.Headers["Authorization"].ShouldBe("Basic " + TestSystem.EncodedKey);
        seen.Certificate.ShouldBe(TestAuthority.Trusted.Client.Thumbprint);
        seen.Headers.ShouldNotContainKey("Transfer-Encoding");
        seen.Headers.ContainsKey("Content-Length").ShouldBe(seen.Method is "POST" or "PUT");
        if (seen.Method is "POST" or "PUT")
            seen.Headers["Content-Length"].ShouldBe($"{seen.Body.Length}");
    }

    [Fact]
    public async Task FetchReceiptAsync_WithDelete_SaysSo()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(404));
        using var system = new TestSystem(service.BaseAddress);

        await system.Client.FetchReceiptAsync(Guid.Parse(Id), delete: true);

        service.Seen.ShouldHaveSingleItem().Target.ShouldBe($"/apis/v1/receipts/{Id}/?delete=true");
    }

    [Fact]
    public async Task Call_WithinAnActivity_SendsNoTraceOfOurs()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(404));
        using var system = new TestSystem(service.BaseAddress);
        using var activity = new System.Diagnostics.Activity("ours").AddBaggage("case", "secret").Start();

        await system.Client.FetchMemosAsync(Page.First);

        service.Seen.ShouldHaveSingleItem().Headers.Keys.ShouldBe(["Host", "Accept", "Authorization"], ignoreOrder: true);
    }
}
