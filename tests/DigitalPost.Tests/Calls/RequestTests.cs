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
    public async Task Call_EachOperation_HasItsMethodPathAndContentType(Operation operation, string line, string? contentType)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(404));
        using var system = new TestSystem(service.BaseAddress);

        await EveryCall.MakeAsync(system.Client, operation);

        var seen = service.Seen.ShouldHaveSingleItem();
        $"{seen.Method} {seen.Target}".ShouldBe(line);
        seen.Headers.GetValueOrDefault("Content-Type").ShouldBe(contentType);
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
        seen.Headers.ContainsKey("Content-Length").ShouldBe(seen.Method == "POST");
        if (seen.Method == "POST")
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
