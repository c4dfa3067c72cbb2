using System.Text.Json;
using Postvogn.DigitalPost.Events;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Events;

public sealed class QueryEventsTests
{
    [Theory]
    [InlineData(EventExamples.ReceiptFailed)]
    [InlineData(EventExamples.SecondReceiptFailed)]
    [InlineData(EventExamples.Validated)]
    [InlineData(EventExamples.DraftSaved)]
    public void LoggedEvent_TheGuidesExamples_AreReadWithoutLoss(string example) =>
        JsonShould.SurviveReading(example, DigitalPostJson.Default.LoggedEvent);

    [Fact]
    public async Task QueryEventsAsync_TheGuidesExample_IsAskedForAndReadAsInTheGuide()
    {
        // TI 7.1.1
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, EventExamples.Page));
        using var system = new TestSystem(service.BaseAddress);
        var query = Query.All.Where("subject", SearchValue.Of("BUSINESS_RECEIPT")).Sized(2);

        var page = (await system.Client.QueryEventsAsync(EventQuery.PastThreeWeeks with { Query = query })).Value.ShouldNotBeNull();

        service.Seen.ShouldHaveSingleItem().Target.ShouldBe("/apis/v1/events/?subject=BUSINESS_RECEIPT&size=2");
        (page.TotalPages, page.ElementsOnPage, page.TotalElements).ShouldBe((806, 2, 1611L));
        page.Next.ShouldBe("WyAxNjUxMTQ3MjA0NjgzNDkyLCAiRktLVFR0Y2hzdzViY2tXR24zMXJMWm9TeG1sUXo1Um0iIF0=");
        var first = page.Items[0];
        first.EventTag.ShouldBe(EventTag.BusinessReceiptSent);
        first.MessageUuid.ShouldBe(Guid.Parse("2dcc1262-13b0-49eb-aaa9-c9dbb152b56b"));
        first.TransmissionId.ShouldBe(Guid.Parse("2964ef1c-27da-416c-bb8c-3a2dd75957f6"));
        first.Meta("size").ShouldBe("2542");
        first.Property("recipient-system-endpoint").ShouldBe("https://test.digitalpost.dk");
        first.EventTime.ShouldBe(new DateTimeOffset(2021, 8, 13, 22, 52, 37, TimeSpan.Zero).AddTicks(1_437_700));
        page.Items[1].System!.Name.ShouldBe("distribution-sender-rest");
    }

    [Fact]
    public void LoggedEvent_PropertiesThatAreMissingOrNoText_AreNull()
    {
        var logged = JsonShould.SurviveReading(
            """{"id":"11111111-1111-4111-8111-111111111111","metaProperties":{"messageUUID":"no uuid","size":7}}""",
            DigitalPostJson.Default.LoggedEvent);

        logged.MessageUuid.ShouldBeNull();
        logged.Meta("size").ShouldBeNull();
        logged.Meta("title").ShouldBeNull();
        logged.Property("owner").ShouldBeNull();
    }

    [Fact]
    public void ToString_AnEvent_ShowsNothingOfAPerson() =>
        JsonSerializer.Deserialize(EventExamples.Validated, DigitalPostJson.Default.LoggedEvent)!.ToString()
            .ShouldBe("MEMO_SEND_VALIDATED 11111111-1111-4111-8111-111111111111 at 2023-05-03T11:22:10.7440510+00:00");
}
