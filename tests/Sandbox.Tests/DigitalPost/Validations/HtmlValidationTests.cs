using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;

namespace Postvogn.Sandbox.Tests.DigitalPost.Validations;

/// <summary>POST /validations/ (TI 10.14.3).</summary>
public sealed class HtmlValidationTests
{
    [Theory]
    [InlineData("", "<p>Hej</p>", HttpStatusCode.OK, "html.validator.approved", 0)]
    [InlineData("", "<p>Hej</p><!-- et ord -->", HttpStatusCode.OK, "html.validator.approved", 0)]
    [InlineData("?policy=LENIENT", "<link href='x'>", HttpStatusCode.BadRequest, "html.validator.rejected", 1)]
    [InlineData("?policy=STRICT&fileName=brev.html", "<p>Hej</p><!-- et ord -->", HttpStatusCode.BadRequest, "html.validator.rejected", 1)]
    public async Task Validate_Html_AnswersWithTheVerdict(string query, string html, HttpStatusCode status, string code, int errors)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        using var answer = await client.PostAsync($"validations/{query}", new StringContent(html, Encoding.UTF8, "text/html"));

        answer.StatusCode.ShouldBe(status);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        body["code"]!.ToString().ShouldBe(code);
        body["fieldErrors"]!.AsArray().Count.ShouldBe(errors);
    }

    [Theory]
    [InlineData("", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("?policy=SOFT", "text/html", HttpStatusCode.BadRequest)]
    public async Task Validate_NotAsked_IsRefused(string query, string type, HttpStatusCode status)
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);

        using var answer = await client.PostAsync($"validations/{query}", new StringContent("<p></p>", Encoding.UTF8, type));

        answer.StatusCode.ShouldBe(status);
    }
}
