using System.Reflection;
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
    [InlineData(Operation.QueryOrganisations, "GET /apis/v1/organisations/", null)]
    [InlineData(Operation.FetchOrganisation, $"GET /apis/v1/organisations/{Id}", null)]
    [InlineData(Operation.FetchOrganisationLogo, $"GET /apis/v1/organisations/{Id}/logo", null)]
    [InlineData(Operation.UpdateOrganisation, $"PUT /apis/v1/organisations/{Id}", "application/json", "3")]
    [InlineData(Operation.QuerySystems, $"GET /apis/v1/organisations/{Id}/systems/", null)]
    [InlineData(Operation.FetchSystem, $"GET /apis/v1/organisations/{Id}/systems/{Id}", null)]
    [InlineData(Operation.UpdateSystem, $"PUT /apis/v1/organisations/{Id}/systems/{Id}", "application/json", "3")]
    [InlineData(Operation.QueryContactPoints, "GET /apis/v1/contact-points/", null)]
    [InlineData(Operation.QueryOrganisationContactPoints, $"GET /apis/v1/organisations/{Id}/contact-points/", null)]
    [InlineData(Operation.FetchContactPoint, $"GET /apis/v1/organisations/{Id}/contact-points/{Id}", null)]
    [InlineData(Operation.UpdateContactPoint, $"PUT /apis/v1/organisations/{Id}/contact-points/{Id}", "application/json", "3")]
    [InlineData(Operation.QueryContactGroups, "GET /apis/v1/contact-groups/", null)]
    [InlineData(Operation.QueryOrganisationContactGroups, $"GET /apis/v1/organisations/{Id}/contact-groups/", null)]
    [InlineData(Operation.FetchContactGroup, $"GET /apis/v1/organisations/{Id}/contact-groups/{Id}", null)]
    [InlineData(Operation.UpdateContactGroup, $"PUT /apis/v1/organisations/{Id}/contact-groups/{Id}", "application/json", "3")]
    [InlineData(Operation.CreateOrganisationSubscription, "POST /apis/v1/organisations/subscriptions/", "application/json")]
    [InlineData(Operation.ListOrganisationSubscriptions, "GET /apis/v1/organisations/subscriptions/", null)]
    [InlineData(Operation.UpdateOrganisationSubscription, $"PUT /apis/v1/organisations/subscriptions/{Id}", "application/json", "2")]
    [InlineData(Operation.DeleteOrganisationSubscription, $"DELETE /apis/v1/organisations/subscriptions/{Id}", null, "2")]
    [InlineData(Operation.RecallMemo, $"DELETE /apis/v1/memos/{Id}", null)]
    [InlineData(Operation.PostArchive, "POST /apis/v1/memos/", "application/x-lzma")]
    [InlineData(Operation.ValidateHtml, "POST /apis/v1/validations/?policy=LENIENT", "text/html")]
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

    [Fact]
    public void Operations_All_HaveTheirLineAbove()
    {
        var lines = typeof(RequestTests).GetMethod(nameof(Call_EachOperation_HasItsMethodPathContentTypeAndVersion))!;

        lines.GetCustomAttributes<InlineDataAttribute>().Select(a => (Operation)a.GetData(lines).Single()[0])
            .ShouldBe(Enum.GetValues<Operation>(), ignoreOrder: true);
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
