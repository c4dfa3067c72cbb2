using System.Text;
using Postvogn.DigitalPost.Registry;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Registry;

public sealed class OrganisationSubscriptionTests
{
    // TI 5.9
    private const string OfOrganisations =
        """
        {
           "organisationSubscriptions": ["12345678", "12345679", "12345671", "12345672", "12345673"],
           "notificationUrl": "https://postman-echo.com/post"
        }
        """;

    // TI 5.9
    private const string OfKinds =
        """{ "subscriptionOperations": ["ALL_ORGANISATIONS"], "notificationUrl": "https://postman-echo.com/post" }""";

    private const string AsKept =
        """
        {
            "id": "e60394cd-1ba9-4ff0-833b-9a05113b3df1", "version": 2, "senderSystemId": "315fc432-9100-4b53-b5a6-96ae8ff9165b",
            "subscriptionOperations": ["NEW_ORGANISATIONS"],
            "organisationSubscriptions": [{ "id": "1e7ad5a8-f1a9-454a-a171-947b56737bd8", "version": 0, "cvrNumber": "12345678" }],
            "notificationUrl": "https://postman-echo.com/post"
        }
        """;

    [Theory]
    [InlineData(OfOrganisations)]
    [InlineData(OfKinds)]
    public async Task Create_TheGuidesExamples_AreSentAsInTheGuide(string example)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(201, AsKept));
        using var system = new TestSystem(service.BaseAddress);
        var subscription = JsonShould.SurviveReading(example, DigitalPostJson.Default.OrganisationSubscription);

        var answer = await system.Client.CreateOrganisationSubscriptionAsync(subscription);

        Encoding.UTF8.GetString(service.Seen.ShouldHaveSingleItem().Body).ShouldSay(example);
        var kept = answer.Value.ShouldNotBeNull();
        kept.Operations.ShouldBe([OrganisationOperation.NewOrganisations]);
        kept.CvrNumbers.ShouldBe(["12345678"]);
    }

    [Fact]
    public async Task Update_OneAsListed_SendsItsEntriesAsTextsAndItsVersion()
    {
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.InTurn(Answers.Json(200, $"[{AsKept}]"), Answers.Json(200, AsKept)));
        using var system = new TestSystem(service.BaseAddress);
        var listed = (await system.Client.ListOrganisationSubscriptionsAsync()).Value!.ShouldHaveSingleItem();

        await system.Client.UpdateOrganisationSubscriptionAsync(listed with { CvrNumbers = [.. listed.CvrNumbers!, "00998877"] });

        var seen = service.Seen[1];
        seen.Headers["If-Match"].ShouldBe("2");
        Encoding.UTF8.GetString(seen.Body).ShouldContain("\"organisationSubscriptions\":[\"12345678\",\"00998877\"]");
    }

    [Fact]
    public async Task Delete_AtItsVersion_Succeeds()
    {
        await using var service = await ScriptedService.AnsweringAsync(
            context => Answers.Status(context.Request.Headers.IfMatch == "0" ? 204 : 412)(context));
        using var system = new TestSystem(service.BaseAddress);

        (await system.Client.DeleteOrganisationSubscriptionAsync(EveryCall.Id, 0)).Outcome.ShouldBe(CallOutcome.Succeeded);
        (await system.Client.DeleteOrganisationSubscriptionAsync(EveryCall.Id, 1)).Outcome.ShouldBe(CallOutcome.PreconditionFailed);
    }

    [Fact]
    public async Task Update_OneWithoutIdOrVersion_IsRefusedBeforeTheCall()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(200));
        using var system = new TestSystem(service.BaseAddress);

        await Should.ThrowAsync<ArgumentException>(() => system.Client.UpdateOrganisationSubscriptionAsync(new() { Version = 1 }));
        await Should.ThrowAsync<ArgumentException>(() => system.Client.UpdateOrganisationSubscriptionAsync(new() { Id = EveryCall.Id }));

        service.Seen.ShouldBeEmpty();
    }
}
