using Postvogn.Cli.Commands;
using Postvogn.MeMo;

namespace Postvogn.Cli.Tests.Commands;

public sealed class CodesCommandTests
{
    [Theory]
    [InlineData("docs/error-codes.md")]
    [InlineData("docs/error-codes.da.md")]
    public async Task Pages_OfCodes_AreThoseOfTheCatalogue(string file)
    {
        var page = await File.ReadAllTextAsync(Repository.Find(file)!);

        (await new MadePage(CodesCommand.Create).MakeAsync(page)).ShouldBe(
            page, $"Run dotnet run --project src/Cli -- codes --page {file}");
        foreach (var code in CodeCatalogue.Groups.Where(group => group.Name != "additions").SelectMany(group => group.Codes))
            page.ShouldContain($"| `{code.Code}` | ", Case.Sensitive);
    }

    [Fact]
    public async Task Codes_OneInDanish_IsALine()
    {
        var answer = await Tool.RunAsync("codes", "recipient.is.exempt", "--lang", "da");

        answer.ExitCode.ShouldBe(ExitCode.Success, answer.Error);
        answer.Lines.ShouldHaveSingleItem().ShouldStartWith("recipient.is.exempt: other channel: Modtageren er fritaget for Digital Post.");
    }

    [Fact]
    public async Task Codes_None_PrintsAll() => (await Tool.RunAsync("codes")).Lines.Count.ShouldBe(
        CodeCatalogue.Groups.Where(group => group.Name != "additions").Sum(group => group.Codes.Count));

    [Fact]
    public async Task Codes_Json_HasTheKeysOfTheContract()
    {
        var json = (await Tool.RunAsync("codes", "memo.infected", "unknown.error", "--json")).Json;

        Tool.KeysOf(json).ShouldBe(["exitCode", "codes", "findings", "unread"]);
        var code = json.GetProperty("codes")[0];
        Tool.KeysOf(code).ShouldBe(
            ["code", "group", "class", "text", "fix", "rule", "status", "statusIsStated", "judgedBy"]);
        Tool.KeysOf(code.GetProperty("text")).ShouldBe(["da", "en"]);
        code.GetProperty("class").GetString().ShouldBe("correct and resend");
        json.GetProperty("codes")[1].GetProperty("code").GetString().ShouldBe("unknown.error");
    }

    [Theory]
    [InlineData("no code that Postvogn knows", "codes", "memo.unheard.of")]
    [InlineData("leave one out", "codes", "memo.invalid", "--group", "message")]
    [InlineData("leave one out", "codes", "--json", "--markdown")]
    [InlineData("leave out all but --json", "codes", "memo.invalid", "--page", "x.md")]
    [InlineData("leave out all but --json", "codes", "--lang", "da", "--page", "x.md")]
    [InlineData("'de' not recognized", "codes", "--lang", "de")]
    [InlineData("'mine' not recognized", "codes", "--group", "mine")]
    [InlineData("x.md", "codes", "--page", "x.md")]
    public async Task Codes_WhatCannotBe_SaysWhatCan(string wanted, params string[] args)
    {
        var answer = await Tool.RunAsync(args);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain(wanted);
    }

    [Fact]
    public async Task Codes_PageWithoutATable_SaysHowOneIsWritten()
    {
        using var folder = new LetterFolder();
        var file = folder.Write("page.md", "# Nothing"u8.ToArray());

        var answer = await Tool.RunAsync("codes", "--page", file);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain("<!-- codes --group message -->");
    }
}
