using Microsoft.Extensions.Logging;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Calls;

public sealed class LogTests
{
    private const string Cpr = "7101900001";

    [Fact]
    public async Task Call_Refused_LogsCodeAndTraceButNoPersonAndNoKey()
    {
        const string body =
            $$"""{"code":"recipient.cpr.invalid","message":"The cpr number {{Cpr}} is incorrect",""" +
            $$""" "fieldErrors":[{"rejectedValue":"{{Cpr}}"}]}""";
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(400, body, ("traceparent", "00-0a-0b-01")));
        using var system = new TestSystem(service.BaseAddress);

        foreach (var operation in Enum.GetValues<Operation>())
            await EveryCall.MakeAsync(system.Client, operation);

        system.Log.Lines.Count.ShouldBe(Enum.GetValues<Operation>().Length);
        system.Log.Lines.ShouldAllBe(
            l => l.Level == LogLevel.Warning && l.Text.Contains("BadRequest 400 recipient.cpr.invalid (traceparent 00-0a-0b-01)"));
        system.Log.Lines
            .ShouldAllBe(l => !l.Text.Contains(Cpr) && !l.Text.Contains(TestSystem.EncodedKey) && !l.Text.Contains(TestSystem.Token));
    }

    [Theory]
    [InlineData($"recipient {Cpr} not found")]
    [InlineData("memo.invalid\\nfail: a line of its own")]
    public async Task Call_RefusedWithWhatIsNoCode_LogsNothingOfIt(string code)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(400, $$"""{"code":"{{code}}"}"""));
        using var system = new TestSystem(service.BaseAddress);

        await system.PostMemoAsync(Guid.Empty, "<a/>");

        system.Log.Lines.ShouldHaveSingleItem().Text.ShouldContain("BadRequest 400 other (traceparent");
    }

    [Fact]
    public async Task Call_AnswerThatCannotBeRead_QuotesNothingOfIt()
    {
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.Json(200, $$"""{"transmissionId":"{{Cpr}}","receiptStatus":"{{Cpr}}"}"""));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.PostMemoAsync(Guid.Empty, "<a/>");

        $"{answer} {system.Log.Lines.ShouldHaveSingleItem().Text}".ShouldNotContain(Cpr);
    }
}
