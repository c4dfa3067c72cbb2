using System.Text;
using Postvogn.MeMo;

namespace Postvogn.Cli.Tests.Commands;

public sealed class HtmlCheckCommandTests : IDisposable
{
    private const string Fine = "<!DOCTYPE html><html><head><title>Brev</title></head><body><p>Hej</p></body></html>";
    private const string Commented = "<!DOCTYPE html><html><head><title>Brev</title></head><body><!-- hej --><p>Hej</p></body></html>";
    private const string Hostile = "<html><body><script>alert(1)</script></body></html>";

    private readonly LetterFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Fine, "STRICT", ExitCode.Success)]
    [InlineData(Fine, "LENIENT", ExitCode.Success)]
    [InlineData(Commented, "strict", ExitCode.Failure)]
    [InlineData(Commented, "lenient", ExitCode.Success)]
    [InlineData(Hostile, "LENIENT", ExitCode.Failure)]
    public async Task Check_File_IsJudgedByThePolicy(string html, string policy, int exitCode) =>
        (await Tool.RunAsync("html", "check", Write(html), "--policy", policy)).ExitCode.ShouldBe(exitCode);

    [Fact]
    public async Task Check_NoPolicy_IsLenient()
    {
        var answer = await Tool.RunAsync("html", "check", Write(Commented));

        answer.ExitCode.ShouldBe(ExitCode.Success);
        answer.Lines.ShouldBe([$"html.validator.approved {folder["brev.html"]} under LENIENT"]);
    }

    [Fact]
    public async Task Help_Policy_ShowsItsDefaultAsItIsWritten() =>
        (await Tool.RunAsync("html", "check", "--help")).Output.ShouldContain("[default: LENIENT]");

    [Fact]
    public async Task Check_Json_HasTheKeysOfTheContract()
    {
        var answer = await Tool.RunAsync("html", "check", Write(Hostile), "--json");

        Tool.KeysOf(answer.Json).ShouldBe(["exitCode", "file", "policy", "code", "findings", "unread"]);
        answer.Json.GetProperty("code").GetString().ShouldBe("html.validator.rejected");
        answer.Json.GetProperty("policy").GetString().ShouldBe("LENIENT");
        answer.Codes.ShouldContain("html.validator.rejected.element");
    }

    [Fact]
    public async Task Check_FileThatIsTooLargeToJudge_Ends2()
    {
        var answer = await Tool.RunAsync("html", "check", Write(new string('x', HtmlChecker.DefaultMaxBytes + 1)), "--json");

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Json.GetProperty("unread")[0].GetProperty("message").GetString()!.ShouldContain("was not judged");
    }

    [Fact]
    public async Task Check_FileThatIsNotThere_Ends2() =>
        (await Tool.RunAsync("html", "check", folder["none.html"])).ExitCode.ShouldBe(ExitCode.Usage);

    [Fact]
    public async Task Check_PolicyThatIsNone_Ends2() =>
        (await Tool.RunAsync("html", "check", Write(Fine), "--policy", "KIND")).ExitCode.ShouldBe(ExitCode.Usage);

    private string Write(string html) => folder.Write("brev.html", Encoding.UTF8.GetBytes(html));
}
