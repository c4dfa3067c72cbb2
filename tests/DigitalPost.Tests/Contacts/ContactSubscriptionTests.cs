using System.Text;
using System.Text.Json;
using Postvogn.DigitalPost.Contacts;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Contacts;

public sealed class ContactSubscriptionTests
{
    // TI 4.5.8
    private const string OfContacts =
        """
        {
           "singleContactSubscriptions":[
              "1e7ad5a8-f1a9-454a-a171-947b56737bd7",
              "fab79010-ab67-41e2-8936-d3b9c726cc84",
              "193e93d7-9d64-4826-85e4-9851e3b45664",
              "a9accf48-3d7a-4057-9c71-387df6d79000",
              "1100f22e-0efc-4b97-8948-6588112179f9",
              "1ce50ba0-f290-40fd-90b6-3c1e9717b3f7",
              "521f3356-d1c5-4812-bc69-59423fce52b7"
           ],
           "notificationUrl": "https://postman-echo.com/post"
        }
        """;

    // TI 4.5.8
    private const string OfKinds = """{ "subscriptionOperations": ["ALL_CITIZENS"], "notificationUrl": "https://postman-echo.com/post" }""";

    // TI 4.5.5: the entries are resources of their own.
    private const string AsKept =
        """
        {
            "id": "e60394cd-1ba9-4ff0-833b-9a05113b3df1", "version": 2, "transactionId": "t",
            "senderSystemId": "315fc432-9100-4b53-b5a6-96ae8ff9165b",
            "subscriptionOperations": [{ "id": "1e7ad5a8-f1a9-454a-a171-947b56737bd7", "version": 0, "operationType": "NEW_COMPANIES" }],
            "singleContactSubscriptions": [{
                "id": "1e7ad5a8-f1a9-454a-a171-947b56737bd8", "version": 0, "contactId": "fab79010-ab67-41e2-8936-d3b9c726cc84"
            }],
            "notificationUrl": "https://postman-echo.com/post"
        }
        """;

    [Theory]
    [InlineData(OfContacts)]
    [InlineData(OfKinds)]
    public async Task Create_TheGuidesExamples_AreSentAsInTheGuide(string example)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(201, AsKept));
        using var system = new TestSystem(service.BaseAddress);
        var subscription = JsonShould.SurviveReading(example, DigitalPostJson.Default.ContactSubscription);

        var answer = await system.Client.CreateContactSubscriptionAsync(subscription);

        Encoding.UTF8.GetString(service.Seen.ShouldHaveSingleItem().Body).ShouldSay(example);
        var kept = answer.Value.ShouldNotBeNull();
        (kept.Id, kept.Version, kept.SenderSystemId).ShouldBe((EveryCall.Id, 2L, Guid.Parse(TestSystem.Id)));
        kept.Operations.ShouldBe([ContactOperation.NewCompanies]);
        kept.ContactIds.ShouldBe([Guid.Parse("fab79010-ab67-41e2-8936-d3b9c726cc84")]);
    }

    [Fact]
    public async Task List_NoneOrOne_IsAList()
    {
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.InTurn(Answers.Json(200, "[]"), Answers.Json(200, $"[{AsKept}]")));
        using var system = new TestSystem(service.BaseAddress);

        (await system.Client.ListContactSubscriptionsAsync()).Value.ShouldBeEmpty();
        (await system.Client.ListContactSubscriptionsAsync()).Value.ShouldHaveSingleItem().NotificationUrl
            .ShouldBe("https://postman-echo.com/post");
    }

    [Theory]
    [InlineData(
        """{ "currentPage": 0, "next": "", "totalElements": 1, "contactSubscriptions": [""" + AsKept + "] }", CallOutcome.Succeeded)]
    [InlineData("""{ "currentPage": 0, "totalElements": 1 }""", CallOutcome.Unreadable)]
    [InlineData("""{ "subscriptions": [], "others": [] }""", CallOutcome.Unreadable)]
    [InlineData("null", CallOutcome.Unreadable)]
    public async Task List_InAPage_IsReadWhereItIsTheOnlyList(string body, CallOutcome outcome)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, body));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.ListContactSubscriptionsAsync();

        answer.Outcome.ShouldBe(outcome);
        answer.Value?.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Update_OneAsListed_SendsItsEntriesAsTextsAndItsVersion()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, AsKept));
        using var system = new TestSystem(service.BaseAddress);
        var listed = JsonSerializer.Deserialize(AsKept, DigitalPostJson.Default.ContactSubscription)!;

        await system.Client.UpdateContactSubscriptionAsync(
            listed with { Operations = [ContactOperation.AllCitizens, ContactOperation.NewCitizens] });

        var seen = service.Seen.ShouldHaveSingleItem();
        seen.Headers["If-Match"].ShouldBe("2");
        Encoding.UTF8.GetString(seen.Body).ShouldSay(
            """
            {
                "id": "e60394cd-1ba9-4ff0-833b-9a05113b3df1", "version": 2, "transactionId": "t",
                "senderSystemId": "315fc432-9100-4b53-b5a6-96ae8ff9165b",
                "subscriptionOperations": ["ALL_CITIZENS", "NEW_CITIZENS"],
                "singleContactSubscriptions": ["fab79010-ab67-41e2-8936-d3b9c726cc84"],
                "notificationUrl": "https://postman-echo.com/post"
            }
            """);
    }

    [Fact]
    public async Task Delete_AtItsVersion_Succeeds()
    {
        await using var service = await ScriptedService.AnsweringAsync(
            context => Answers.Status(context.Request.Headers.IfMatch == "0" ? 204 : 412)(context));
        using var system = new TestSystem(service.BaseAddress);

        (await system.Client.DeleteContactSubscriptionAsync(EveryCall.Id, 0)).Outcome.ShouldBe(CallOutcome.Succeeded);
        (await system.Client.DeleteContactSubscriptionAsync(EveryCall.Id, 1)).Outcome.ShouldBe(CallOutcome.PreconditionFailed);
    }

    [Fact]
    public async Task Update_OneWithoutIdOrVersion_IsRefusedBeforeTheCall()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(200));
        using var system = new TestSystem(service.BaseAddress);

        await Should.ThrowAsync<ArgumentException>(() => system.Client.UpdateContactSubscriptionAsync(new() { Version = 1 }));
        await Should.ThrowAsync<ArgumentException>(() => system.Client.UpdateContactSubscriptionAsync(new() { Id = EveryCall.Id }));

        service.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"subscriptionOperations":"ALL_CITIZENS"}""")]
    [InlineData("""{"subscriptionOperations":[7]}""")]
    [InlineData("""{"singleContactSubscriptions":["not a uuid"]}""")]
    [InlineData("""{"singleContactSubscriptions":[{"id":"fab79010-ab67-41e2-8936-d3b9c726cc84"}]}""")]
    public void Read_EntriesOfAnotherForm_AreNone(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(json, DigitalPostJson.Default.ContactSubscription));

    [Theory]
    [InlineData("""{"id":"521f3356-d1c5-4812-bc69-59423fce52b7","version":"1"}""")]
    [InlineData("""{"id":"521f3356-d1c5-4812-bc69-59423fce52b7","version":1,"more":true}""")]
    public void Notification_TheGuidesExample_IsRead(string json)
    {
        // TI 4.5.9, with the comma that is missing there.
        var change = ContactChange.Read(Encoding.UTF8.GetBytes(json)).ShouldNotBeNull();

        (change.Id, change.Version).ShouldBe((Guid.Parse("521f3356-d1c5-4812-bc69-59423fce52b7"), 1L));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"id":"521f3356-d1c5-4812-bc69-59423fce52b7"}""")]
    [InlineData("""{"id":"521f3356","version":1}""")]
    [InlineData("""{"id":"521f3356-d1c5-4812-bc69-59423fce52b7","version":"one"}""")]
    public void Notification_AnythingElse_IsNone(string json) => ContactChange.Read(Encoding.UTF8.GetBytes(json)).ShouldBeNull();
}
