using System.Text.Json;
using Postvogn.DigitalPost.Contacts;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Contacts;

public sealed class QueryContactsTests
{
    [Fact]
    public async Task QueryContactsAsync_ClosedOnes_AreAskedForAndReadAsInTheGuide()
    {
        // TI 4.5
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, ContactExamples.PageOf(ContactExamples.Closed)));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.QueryContactsAsync(
            Query.All.Where("mailboxSubscription.publicRegistrationStatus", SearchValue.Of("CLOSED")));

        service.Seen.ShouldHaveSingleItem().Target.ShouldBe("/apis/v1/contacts/?mailboxSubscription.publicRegistrationStatus=CLOSED");
        var page = answer.Value.ShouldNotBeNull();
        (page.CurrentPage, page.Next, page.TotalPages, page.ElementsOnPage, page.TotalElements).ShouldBe((0, "string", 1, 1, 1L));
        var contact = page.Items.ShouldHaveSingleItem();
        contact.IsClosed.ShouldBeTrue();
        JsonSerializer.Serialize(contact, DigitalPostJson.Default.Contact).ShouldSay(ContactExamples.Closed);
    }

    [Fact]
    public async Task QueryContactsAsync_TheGuidesOtherQueries_AreWrittenAsInTheGuide()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, ContactExamples.PageOf()));
        using var system = new TestSystem(service.BaseAddress);

        // TI 4.5 and 4.2.1
        await system.Client.QueryContactsAsync(
            Query.All.Where("mailboxSubscription.publicRegistrationStatus", SearchValue.Of("REGISTERED"), SearchValue.Of("EXEMPT")));
        await system.Client.QueryContactsAsync(
            Query.All.Where("lastUpdated", SearchValue.Of(new DateTimeOffset(2020, 4, 27, 11, 1, 43, 652, TimeSpan.Zero))));

        service.Seen.Select(s => Uri.UnescapeDataString(s.Target)).ShouldBe(
        [
            "/apis/v1/contacts/?mailboxSubscription.publicRegistrationStatus=REGISTERED,EXEMPT",
            "/apis/v1/contacts/?lastUpdated=2020-04-27T11:01:43.652Z",
        ]);
    }

    [Fact]
    public async Task QueryContactsAsync_SomeFieldsOnly_AreEnough()
    {
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.Json(200, $$"""{"contacts":[{"id":"{{ContactExamples.Id}}","cvrNumber":"31418992"}]}"""));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.QueryContactsAsync(Query.All.Fields("cvrNumber"));

        answer.Value!.Items.ShouldHaveSingleItem().Version.ShouldBeNull();
        service.Seen.ShouldHaveSingleItem().Target.ShouldBe("/apis/v1/contacts/?fields=id,cvrNumber");
    }

    [Fact]
    public async Task QueryContactsAsync_TwoTimesOfLastUpdated_AreRefused()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(200));
        using var system = new TestSystem(service.BaseAddress);
        var time = SearchValue.Of(DateTimeOffset.UnixEpoch);

        await Should.ThrowAsync<ArgumentException>(() => system.Client.QueryContactsAsync(Query.All.Where("lastUpdated", time, time)));

        service.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task FetchContactAsync_TheGuidesExample_IsReadWhole()
    {
        // TI 4.5.3
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, ContactExamples.Fetched, ("ETag", "\"9\"")));
        using var system = new TestSystem(service.BaseAddress);

        var contact = (await system.Client.FetchContactAsync(Guid.Parse(ContactExamples.Id))).Value.ShouldNotBeNull();

        (contact.Version, contact.Type, contact.CprNumber).ShouldBe((9L, ContactType.Citizen, "1111111234"));
        contact.MailboxSubscription!.ExemptionStart.ShouldBe("2021-07-15");
        contact.MailboxSubscription.StartTime.ShouldBe(new DateTimeOffset(2021, 5, 21, 7, 1, 48, 370, TimeSpan.Zero));
        contact.Others!["status"].GetProperty("type").GetString().ShouldBe("ACTIVE");
    }
}
