using System.Net;
using Microsoft.AspNetCore.Http;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using static Postvogn.Functions.Tests.Contacts.NamesBed;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>What comes of a lookup when Datafordeleren refuses, fails or talks nonsense.</summary>
public sealed class DatafordelerFaultTests
{
    private const string Anna = "6101010001";
    private const string Canary = "6101019876";

    [Fact]
    public async Task Find_Twice_AsksForOneToken()
    {
        await using var bed = await StartWithAnnaAsync();

        await bed.OutcomeAsync(Anna);
        await bed.OutcomeAsync(Anna);

        bed.Register.TokensGiven.ShouldBe(1);
    }

    [Fact]
    public async Task Find_TokenIsAboutToEnd_AsksForAnother()
    {
        await using var bed = await StartWithAnnaAsync();
        await bed.OutcomeAsync(Anna);

        bed.Clock.Advance(TimeSpan.FromMinutes(59));
        (await bed.OutcomeAsync(Anna)).Outcome.ShouldBe("Found");

        bed.Register.TokensGiven.ShouldBe(2);
    }

    [Fact]
    public async Task Find_KeptTokenIsRefused_TriesOnceWithANewOne()
    {
        await using var bed = await StartWithAnnaAsync();
        await bed.OutcomeAsync(Anna);
        bed.Register.WithdrawTokens();

        (await bed.OutcomeAsync(Anna)).Outcome.ShouldBe("Found");

        bed.Register.TokensGiven.ShouldBe(2);
    }

    [Fact]
    public async Task Find_NewTokenIsRefused_IsRefusedWithoutATryMore()
    {
        await using var bed = await StartWithAnnaAsync();
        bed.Register.AtQuery = http => Answer(http, 401);

        (await bed.OutcomeAsync(Anna)).ShouldBe((HttpStatusCode.BadGateway, "Refused", null));

        bed.Register.Targets.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(403, HttpStatusCode.BadGateway, "Refused")]
    [InlineData(404, HttpStatusCode.BadGateway, "NotUnderstood")]
    [InlineData(302, HttpStatusCode.BadGateway, "NotUnderstood")]
    [InlineData(429, HttpStatusCode.ServiceUnavailable, "Busy")]
    [InlineData(500, HttpStatusCode.ServiceUnavailable, "Unavailable")]
    [InlineData(503, HttpStatusCode.ServiceUnavailable, "Unavailable")]
    public async Task Find_ServiceAnswersAnotherStatus_IsItsOutcome(int status, HttpStatusCode ours, string outcome)
    {
        await using var bed = await StartWithAnnaAsync();
        bed.Register.AtQuery = http => Answer(http, status);

        (await bed.OutcomeAsync(Anna)).ShouldBe((ours, outcome, null));

        bed.Logs.Of(1040).ShouldHaveSingleItem().Text.ShouldContain($"HTTP {status}");
    }

    [Fact]
    public async Task Post_TooManyCalls_SaysWhenToAskAgain()
    {
        await using var bed = await StartWithAnnaAsync();
        bed.Register.AtQuery = http => Answer(http, 429);

        using var response = await bed.PostAsync($$"""{"cpr":"{{Anna}}"}""");

        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData(400, HttpStatusCode.BadGateway, "Refused")]
    [InlineData(401, HttpStatusCode.BadGateway, "Refused")]
    [InlineData(429, HttpStatusCode.ServiceUnavailable, "Busy")]
    [InlineData(500, HttpStatusCode.ServiceUnavailable, "Unavailable")]
    [InlineData(200, HttpStatusCode.BadGateway, "NotUnderstood")]
    public async Task Find_SignInGivesNoToken_AsksNothingMore(int status, HttpStatusCode ours, string outcome)
    {
        await using var bed = await StartWithAnnaAsync();
        bed.Register.AtSignIn = http => Answer(http, status, """{"error":"invalid_client"}""");

        (await bed.OutcomeAsync(Anna)).ShouldBe((ours, outcome, null));

        bed.Register.Targets.ShouldBe(status == 500 ? ["/token", "/token"] : ["/token"]);
        bed.Logs.Of(1040).ShouldHaveSingleItem().Text.ShouldContain(status == 200 ? "without a token" : $"HTTP {status}");
    }

    [Fact]
    public async Task Find_ServiceFailsOnce_IsFound()
    {
        await using var bed = await StartWithAnnaAsync();
        var failed = false;
        bed.Register.AtQuery = http =>
        {
            if (failed) return Task.FromResult(false);
            failed = true;
            return Answer(http, 503);
        };

        (await bed.OutcomeAsync(Anna)).Outcome.ShouldBe("Found");
    }

    [Fact]
    public async Task Find_ServiceIsAway_IsAskedNoMoreUntilTheBreakIsOver()
    {
        await using var bed = await StartWithAnnaAsync();
        bed.Register.AtQuery = http => Answer(http, 503);
        for (var i = 0; i < 3; i++) (await bed.OutcomeAsync(Anna)).Outcome.ShouldBe("Unavailable");
        var asked = bed.Register.Targets.Count;

        (await bed.OutcomeAsync(Anna)).ShouldBe((HttpStatusCode.ServiceUnavailable, "Unavailable", null));
        bed.Register.Targets.Count.ShouldBe(asked);
        bed.Logs.Of(1040)[^1].Text.ShouldContain("asked again in 5 seconds");
        bed.Register.AtQuery = _ => Task.FromResult(false);
        bed.Clock.Advance(TimeSpan.FromSeconds(5));

        (await bed.OutcomeAsync(Anna)).Outcome.ShouldBe("Found");
    }

    [Fact]
    public async Task Find_WrongClientId_IsRefused()
    {
        await using var bed = await StartAsync(names => names with { ClientId = "another" });

        (await bed.OutcomeAsync(Anna)).ShouldBe((HttpStatusCode.BadGateway, "Refused", null));
    }

    [Fact]
    public async Task Find_ServerIsNotTrusted_IsRefusedBeforeAnythingIsSaid()
    {
        await using var bed = await StartAsync(names => names with { TrustedRoots = null });

        (await bed.OutcomeAsync(Anna)).ShouldBe((HttpStatusCode.BadGateway, "Refused", null));

        bed.Register.Targets.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>En fejl</html>")]
    [InlineData("[]")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":{"CPRCustom_PublicSectorPerson":{"nodes":[7]}}}""")]
    public async Task Find_AnswerHasAnotherForm_IsNotUnderstood(string answer)
    {
        await using var bed = await StartWithAnnaAsync();
        bed.Register.AtQuery = http => Answer(http, 200, answer);

        (await bed.OutcomeAsync(Anna)).ShouldBe((HttpStatusCode.BadGateway, "NotUnderstood", null));
    }

    [Fact]
    public async Task Find_AnswerIsTooLong_IsNotUnderstood()
    {
        await using var bed = await StartWithAnnaAsync();
        bed.Register.AtQuery = http => Answer(http, 200, "{}" + new string(' ', 256 * 1024));

        var (status, text) = await bed.AskAsync(Anna);

        status.ShouldBe(HttpStatusCode.BadGateway);
        text.ShouldContain("too long");
    }

    [Fact]
    public async Task Find_AnswerIsCutOff_IsUnavailable()
    {
        await using var bed = await StartWithAnnaAsync();
        bed.Register.AtQuery = async http =>
        {
            http.Response.ContentLength = 1000;
            await http.Response.WriteAsync("""{"data":""");
            await http.Response.Body.FlushAsync();
            http.Abort();
            return true;
        };

        (await bed.OutcomeAsync(Anna)).ShouldBe((HttpStatusCode.ServiceUnavailable, "Unavailable", null));
    }

    [Fact]
    public async Task Find_NoAnswerInTime_IsUnavailable()
    {
        await using var bed = await StartWithAnnaAsync();
        var done = new TaskCompletionSource();
        bed.Register.AtQuery = async http =>
        {
            await done.Task;
            return await Answer(http, 500);
        };

        var asking = bed.AskAsync(Anna);
        await bed.Register.ArrivedAsync();
        bed.Clock.Advance(TimeSpan.FromSeconds(20));
        var (status, text) = await asking;
        done.SetResult();

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        text.ShouldContain("did not answer in time");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    public async Task Find_ServiceQuotesTheNumberInAnError_NobodyIsToldOfIt(int status)
    {
        using var spans = new CollectedSpans();
        await using var bed = await StartAsync();
        var named = $$$"""{"message":"No access to {{{Canary}}}","extensions":{"code":"DAF-AUTH-0001"}}""";
        var other = $$$"""{"extensions":{"code":"{{{Canary}}}"}}""";
        bed.Register.AtQuery = http => Answer(http, status, $$"""{"errors":[{{named}},{{other}}]}""");

        var (_, text) = await bed.AskAsync(Canary);

        text.ShouldContain("DAF-AUTH-0001");
        text.ShouldContain("Refused");
        text.ShouldNotContain(Canary);
        bed.Register.Targets.ShouldBe(["/token", "/CPR/custom/PublicSector/v1"]);
        bed.Logs.Of(1040).ShouldHaveSingleItem().Text.ShouldContain("DAF-AUTH-0001");
        bed.Logs.Lines.ShouldAllBe(line => !line.Text.Contains(Canary, StringComparison.Ordinal));
        spans.Texts.ShouldContain("LookUpPersonName");
        spans.Texts.ShouldAllBe(span => !span.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Find_APerson_IsInNoLog()
    {
        await using var bed = await StartAsync();
        bed.Put(Canary, Person(Canary));

        (await bed.OutcomeAsync(Canary)).Outcome.ShouldBe("Found");

        bed.Logs.Lines.ShouldNotBeEmpty();
        bed.Logs.Lines.ShouldAllBe(line => !line.Text.Contains(Canary, StringComparison.Ordinal) && !line.Text.Contains(
            "Mølle", StringComparison.Ordinal));
    }

    private static async Task<NamesBed> StartWithAnnaAsync()
    {
        var bed = await StartAsync();
        bed.Put(Anna, Person(Anna));
        return bed;
    }

    private static async Task<bool> Answer(HttpContext http, int status, string body = "")
    {
        http.Response.StatusCode = status;
        if (status == 302) http.Response.Headers.Location = "/elsewhere";
        await http.Response.WriteAsync(body);
        return true;
    }
}
