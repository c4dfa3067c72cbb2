using System.Text;
using Postvogn.DigitalPost.Contacts;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Contacts;

public sealed class NemSmsTests
{
    private static readonly Guid Id = Guid.Parse(ContactExamples.Id);

    [Fact]
    public async Task SignUpForNemSmsAsync_TheGuidesExample_FetchesAndUpdatesAsInTheGuide()
    {
        // TI 4.5.3 and 4.5.4
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.InTurn(Answers.Json(200, ContactExamples.Fetched), Answers.Json(200, ContactExamples.Updated)));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.SignUpForNemSmsAsync(Id, "20202020");

        answer.Value.ShouldNotBeNull().Version.ShouldBe(10);
        answer.Value!.NemSmsSubscription!.IsVerified.ShouldBeFalse();
        Lines(service).ShouldBe([$"GET {Id}", $"PUT {Id} if 9"]);
        Encoding.UTF8.GetString(service.Seen[1].Body).ShouldSay(ContactExamples.SignedUp);
    }

    [Theory]
    [InlineData(409)]
    [InlineData(412)]
    public async Task SignUpForNemSmsAsync_SomebodyElseWasFaster_ReadsAgain(int status)
    {
        var newer = ContactExamples.Fetched.Replace(
            "\"version\": 9,\n    \"type\"", "\"version\": 11,\n    \"type\"", StringComparison.Ordinal);
        await using var service = await ScriptedService.AnsweringAsync(Answers.InTurn(
            Answers.Json(200, ContactExamples.Fetched),
            Answers.Status(status),
            Answers.Json(200, newer),
            Answers.Json(200, ContactExamples.Updated)));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.SignUpForNemSmsAsync(Id, "20202020");

        answer.Succeeded.ShouldBeTrue();
        Lines(service).ShouldBe([$"GET {Id}", $"PUT {Id} if 9", $"GET {Id}", $"PUT {Id} if 11"]);
    }

    [Fact]
    public async Task SignUpForNemSmsAsync_SomebodyElseIsAlwaysFaster_EndsAfterThreeTimes()
    {
        await using var service = await ScriptedService.AnsweringAsync(
            context => (context.Request.Method == "GET" ? Answers.Json(200, ContactExamples.Fetched) : Answers.Status(409))(context));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.SignUpForNemSmsAsync(Id, "20202020");

        answer.Outcome.ShouldBe(CallOutcome.Conflict);
        service.Seen.Count(s => s.Method == "PUT").ShouldBe(3);
    }

    [Fact]
    public async Task SignUpForNemSmsAsync_NumberThatIsThereAlready_ChangesNothing()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, ContactExamples.Updated));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.SignUpForNemSmsAsync(Id, "20202020");

        answer.Value.ShouldNotBeNull().Version.ShouldBe(10);
        Lines(service).ShouldBe([$"GET {Id}"]);
    }

    [Fact]
    public async Task SignUpForNemSmsAsync_AnotherNumber_ReplacesTheSubscriptionWhole()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, ContactExamples.Updated));
        using var system = new TestSystem(service.BaseAddress);

        await system.Client.SignUpForNemSmsAsync(Id, "30303030");

        Encoding.UTF8.GetString(service.Seen[1].Body).ShouldContain("\"nemSmsSubscription\":{\"mobileNumber\":\"30303030\"}");
    }

    [Theory]
    [InlineData(404, CallOutcome.NotFound)]
    [InlineData(503, CallOutcome.Unavailable)]
    public async Task SignUpForNemSmsAsync_ContactThatCannotBeFetched_IsTheAnswer(int status, CallOutcome outcome)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(status));
        using var system = new TestSystem(service.BaseAddress);

        (await system.Client.SignUpForNemSmsAsync(Id, "20202020")).Outcome.ShouldBe(outcome);
        service.Seen.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    public async Task SignUpForNemSmsAsync_UpdateThatFails_IsNotRepeated(int status)
    {
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.InTurn(Answers.Json(200, ContactExamples.Fetched), Answers.Status(status)));
        using var system = new TestSystem(service.BaseAddress);

        (await system.Client.SignUpForNemSmsAsync(Id, "20202020")).StatusCode.ShouldBe(status);
        service.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task UpdateContactAsync_ContactWithoutAVersion_IsRefusedBeforeTheCall()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(200));
        using var system = new TestSystem(service.BaseAddress);

        await Should.ThrowAsync<ArgumentException>(() => system.Client.UpdateContactAsync(new() { Id = Id }));

        service.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task VerifyNemSmsAsync_PinOrOrder_IsTheBody()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, ContactExamples.Updated));
        using var system = new TestSystem(service.BaseAddress);

        await system.Client.VerifyNemSmsAsync(Id, EveryCall.Id, NemSmsVerification.By("4711"));
        await system.Client.VerifyNemSmsAsync(Id, EveryCall.Id, NemSmsVerification.OrderPin);

        service.Seen.Select(s => Encoding.UTF8.GetString(s.Body)).ShouldBe(["""{"pin":"4711"}""", """{"renewPin":true}"""]);
        service.Seen.ShouldAllBe(s => s.Target == $"/apis/v1/contacts/{Id}/verifications/{EveryCall.Id}");
    }

    private static IEnumerable<string> Lines(ScriptedService service) => service.Seen.Select(s =>
        $"{s.Method} {s.Target["/apis/v1/contacts/".Length..]}"
        + (s.Headers.TryGetValue("If-Match", out var version) ? $" if {version}" : ""));
}
