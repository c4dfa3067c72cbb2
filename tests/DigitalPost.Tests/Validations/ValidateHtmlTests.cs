using System.Text;
using Postvogn.DigitalPost.Tests.Wire;
using Postvogn.DigitalPost.Validations;
using Postvogn.MeMo;

namespace Postvogn.DigitalPost.Tests.Validations;

public sealed class ValidateHtmlTests
{
    // TI 10.14.3
    private const string Approved =
        """
        {
            "code": "html.validator.approved",
            "message": "Approved: Html validation using NgDP whitelist - LENIENT policy found 0 errors.",
            "fieldErrors": []
        }
        """;

    // TI 10.14.3
    private const string Rejected =
        """
        {
            "code": "html.validator.rejected",
            "message": "Rejected: HTML validation using NgDP whitelist - LENIENT policy - found 1 errors.",
            "fieldErrors": [
                {
                    "resource": "errorMessage",
                    "code": "html.validator.rejected.element",
                    "message":
                        "Filen test indeholder element \"link\", som enten ikke tilladt eller som indeholder data, der ikke er tilladt."
                }
            ]
        }
        """;

    [Fact]
    public async Task ValidateHtmlAsync_Approved_IsAnAnswer()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, Approved));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await ValidateAsync(system, "<p>Kære Åse</p>");

        var verdict = answer.Value.ShouldNotBeNull();
        verdict.IsApproved.ShouldBeTrue();
        verdict.Errors.ShouldBeEmpty();
        var seen = service.Seen.ShouldHaveSingleItem();
        Encoding.UTF8.GetString(seen.Body).ShouldBe("<p>Kære Åse</p>");
        seen.Headers["Content-Type"].ShouldBe("text/html");
    }

    [Fact]
    public async Task ValidateHtmlAsync_Rejected_IsAnAnswerToo()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(400, Rejected, ("traceparent", "00-0a-0b-01")));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await ValidateAsync(system, "<link>");

        (answer.Outcome, answer.StatusCode, answer.Error, answer.TraceParent).ShouldBe((CallOutcome.Succeeded, 400, null, "00-0a-0b-01"));
        var verdict = answer.Value.ShouldNotBeNull();
        verdict.IsApproved.ShouldBeFalse();
        var error = verdict.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe("html.validator.rejected.element");
        error.Message!.ShouldStartWith("Filen test indeholder element \"link\"");
        verdict.ToString().ShouldBe("html.validator.rejected, html.validator.rejected.element");
    }

    [Theory]
    [InlineData("""{"code":"digital.post.error","message":"IllegalArgumentException","fieldErrors":[]}""")]
    [InlineData("")]
    public async Task ValidateHtmlAsync_BadRequestThatIsNoVerdict_IsBadRequest(string body)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(400, body));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await ValidateAsync(system, "<p>");

        answer.Outcome.ShouldBe(CallOutcome.BadRequest);
        answer.Value.ShouldBeNull();
    }

    [Fact]
    public async Task ValidateHtmlAsync_OkThatIsNoApproval_IsUnreadable()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, Rejected));
        using var system = new TestSystem(service.BaseAddress);

        (await ValidateAsync(system, "<p>")).Outcome.ShouldBe(CallOutcome.Unreadable);
    }

    [Fact]
    public async Task ValidateHtmlAsync_PolicyAndFileName_AreParameters()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, Approved));
        using var system = new TestSystem(service.BaseAddress);

        await ValidateAsync(system, "<p>", new() { Policy = HtmlPolicy.Strict, FileName = "brev & bilag.html" });

        service.Seen.ShouldHaveSingleItem().Target.ShouldBe("/apis/v1/validations/?policy=STRICT&fileName=brev%20%26%20bilag.html");
    }

    [Fact]
    public void HtmlQuestion_FileNameWithACprNumber_IsRefusedWithoutBeingQuoted() =>
        Should.Throw<ArgumentException>(() => new HtmlQuestion { FileName = "brev 010101-0000.html" }).Message.ShouldNotContain("010101");

    private static Task<Answer<HtmlVerdict>> ValidateAsync(TestSystem system, string html, HtmlQuestion? question = null)
    {
        var bytes = Encoding.UTF8.GetBytes(html);
        return system.Client.ValidateHtmlAsync(new MemoryStream(bytes), bytes.Length, question);
    }
}
