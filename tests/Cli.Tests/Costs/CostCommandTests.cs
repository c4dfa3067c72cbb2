using System.Globalization;
using System.Text;
using Postvogn.Cli.Costs;

namespace Postvogn.Cli.Tests.Costs;

public sealed class CostCommandTests : IDisposable
{
    private readonly LetterFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("trial")]
    [InlineData("test")]
    [InlineData("production")]
    public async Task Cost_Profile_HasALineForEachPart(string profile)
    {
        var answer = await Tool.RunAsync("cost", "--letters", "100000", "--profile", profile);

        answer.ExitCode.ShouldBe(ExitCode.Success, answer.Error);
        answer.Lines[0].ShouldStartWith($"{profile}: a month, USD without VAT");
        answer.Output.ShouldContain("Functions, work on demand");
        answer.Output.ShouldContain("together, USD a month");
    }

    [Theory]
    [InlineData("production", 110)]
    [InlineData("test", 90)]
    [InlineData("trial", 20)]
    public async Task Cost_AtRest_IsWithinTheTarget(string profile, decimal most) =>
        (await AtRestAsync("--profile", profile)).ShouldBeLessThanOrEqualTo(most);

    [Fact]
    public async Task Cost_ProductionWithoutAnAlwaysReadyInstance_IsWithinTheTarget()
    {
        var bill = (await Tool.RunAsync("cost", "--levers", "--json")).Json;
        var lever = bill.GetProperty("levers").EnumerateArray()
            .First(one => one.GetProperty("parameter").GetString() == "scale.alwaysReadyHttp = 0");

        (bill.GetProperty("totals")[0].GetDecimal() + lever.GetProperty("differences")[0].GetDecimal()).ShouldBeLessThanOrEqualTo(90);
    }

    [Fact]
    public async Task Cost_Nothing_IsProductionAtRest() =>
        (await AtRestAsync()).ShouldBe(await AtRestAsync("--profile", "production", "--letters", "0"));

    [Fact]
    public async Task Cost_Json_HasTheKeysOfTheContract()
    {
        var json = (await Tool.RunAsync("cost", "--letters", "10", "--levers", "--json")).Json;

        Tool.KeysOf(json).ShouldBe(
        [
            "exitCode", "currency", "profile", "letters", "received", "installation", "lines", "totals", "grants", "levers", "findings",
            "unread",
        ]);
        Tool.KeysOf(json.GetProperty("lines")[0]).ShouldBe(
            ["line", "price", "fixed", "perLetter", "perReceived", "from", "amounts", "costs"]);
        Tool.KeysOf(json.GetProperty("lines")[0].GetProperty("price")).ShouldBe(["id", "unit", "usd", "region", "source", "read", "note"]);
        Tool.KeysOf(json.GetProperty("levers")[0]).ShouldBe(["name", "parameter", "differences"]);
    }

    [Fact]
    public async Task Cost_Totals_AreTheSumsOfTheLines()
    {
        var json = (await Tool.RunAsync("cost", "--letters", "0", "7", "1000000", "--received", "5000", "--json")).Json;

        for (var column = 0; column < 3; column++)
            json.GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("costs")[column].GetDecimal())
                .ShouldBe(json.GetProperty("totals")[column].GetDecimal());
    }

    [Theory]
    [InlineData("0", "1000000000")]
    [InlineData("1000", "1001000")]
    public async Task Cost_MoreLetters_NeverCostLess(string few, string many)
    {
        var totals = (await Tool.RunAsync("cost", "--letters", few, many, "--json")).Json.GetProperty("totals");

        totals[0].GetDecimal().ShouldBeLessThan(totals[1].GetDecimal());
    }

    [Fact]
    public async Task Cost_Markdown_IsATable()
    {
        var answer = await Tool.RunAsync("cost", "--letters", "10000", "--markdown");

        answer.Lines[0].ShouldBe("| what | unit | price | fixed | per letter | 10,000 |");
        answer.Lines[1].ShouldBe("| -- | -- | --: | --: | --: | --: |");
        answer.Lines.ShouldAllBe(line => line.StartsWith("| ") && line.EndsWith(" |") && line.Split('|').Length == 8);
    }

    [Theory]
    [InlineData("--letters", "-1")]
    [InlineData("--letters", "1.5")]
    [InlineData("--letters", "many")]
    [InlineData("--letters", "1000000001")]
    [InlineData("--letters", "99999999999999999999999999")]
    [InlineData("--received", "-1")]
    public async Task Cost_NumberThatIsNone_Ends2AndSaysWhatIsWanted(string option, string number)
    {
        var answer = await Tool.RunAsync("cost", option, number);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain($"{option}: write a whole number from 0 to 1000000000");
        answer.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--profile", "moon")]
    [InlineData("--profile", "test", "--snapshot", "x.json")]
    [InlineData("--json", "--markdown")]
    [InlineData("--received", "1", "2")]
    public async Task Cost_CommandLineThatIsWrong_Ends2(params string[] options) =>
        (await Tool.RunAsync(["cost", .. options])).ExitCode.ShouldBe(ExitCode.Usage);

    [Fact]
    public async Task Cost_OwnPrice_TakesThePlaceOfOurs()
    {
        var own = Write("""{ "currency": "USD", "prices": [ { "id": "nat.hour", "unit": "hour", "usd": 1 } ] }""");
        var ours = CostData.Prices()["nat.hour"].Usd;

        (await AtRestAsync("--prices", own)).ShouldBe(await AtRestAsync() + (730 * (1 - ours)));
    }

    [Theory]
    [InlineData("""[{ "id": "nat.hour", "unit": "hour", "usd": "x" }]""", "$.prices[0].usd cannot be read, in line 1")]
    [InlineData("""[{ "id": "moon", "unit": "hour", "usd": 1 }]""", "no quantity has the price \"moon\"")]
    [InlineData("""[{ "id": "nat.hour", "unit": "day", "usd": 1 }]""", "is for \"day\", and \"hour\" is wanted")]
    [InlineData("""[{ "id": "nat.hour", "unit": "hour", "usd": -1 }]""", "is -1, and a price is 0 or more")]
    [InlineData("""[{ "id": "nat.hour", "unit": "hour", "usd": 1e20 }]""", "more than 1,000,000")]
    [InlineData("""[{ "id": "vault", "unit": "1", "usd": 1 }, { "id": "vault", "unit": "1", "usd": 2 }]""", "there twice")]
    [InlineData("""{ "currency": "DKK", "prices": [] }""", "the currency is \"DKK\"")]
    [InlineData("""{ "currency": "USD" }""", "no list of prices")]
    [InlineData("""[null]""", "no list of prices")]
    [InlineData("null", "no list of prices")]
    [InlineData("<prices/>", "<prices/>")]
    [InlineData("""[{ "id": "nat.hour", "unit": "hour" }]""", "$.prices[0] cannot be read")]
    [InlineData("""[{ "id": "nat.hour", "unit": "hour", "usd": "0.045" }]""", "$.prices[0].usd cannot be read")]
    [InlineData("""[{ "id": "nat.hour", "unit": "hour", "usd": 1e400 }]""", "$.prices[0].usd cannot be read")]
    [InlineData("""[{ "id": "nat.hour", "unit": "hour", "usd": NaN }]""", "$.prices[0].usd cannot be read")]
    [InlineData("""[{ "id": "nat\u001b[31m", "unit": "hour", "usd": 1 }]""", "no quantity has the price \"nat\uFFFD[31m\"")]
    [InlineData("""{ "currency": "USD", "prices": [], "grants": [null] }""", "no list of prices")]
    [InlineData("""{ "currency": "USD", "prices": [], "grants": [{ "price": "vault" }] }""", "$.grants[0] cannot be read")]
    [InlineData("""{ "currency": "USD", "prices": [], "grants": [{ "price": "moon", "amount": 1 }] }""", "has the price \"moon\"")]
    [InlineData("""{ "currency": "USD", "prices": [], "grants": [{ "price": "vault", "amount": -1 }] }""", "is no amount from 0")]
    public async Task Cost_PricesThatCannotBeTaken_SaysWhatWhereAndWhatIsWanted(string content, string problem)
    {
        var file = Write(content.StartsWith('[') ? $$"""{ "currency": "USD", "prices": {{content}} }""" : content);

        var answer = await Tool.RunAsync("cost", "--prices", file);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldStartWith(file);
        answer.Error.ShouldContain(problem);
        var json = (await Tool.RunAsync("cost", "--prices", file, "--json")).Json;
        json.GetProperty("unread")[0].GetProperty("message").GetString()!.Replace('\u001b', '\uFFFD').ShouldContain(problem);
    }

    [Theory]
    [InlineData("--prices")]
    [InlineData("--snapshot")]
    [InlineData("--page")]
    public async Task Cost_WhatIsNoFile_Ends2AndSaysSo(string option)
    {
        (await Tool.RunAsync("cost", option, "")).ShouldBe(new ToolAnswer(ExitCode.Usage, "", Line(": It has no name. Name a file.")));
        (await Tool.RunAsync("cost", option, folder["."])).ShouldBe(
            new ToolAnswer(ExitCode.Usage, "", Line($"{folder["."]}: It is a folder. Name a file.")));
        if (OperatingSystem.IsWindows())
            return;
        (await Tool.RunAsync("cost", option, "/dev/zero")).ShouldBe(
            new ToolAnswer(ExitCode.Usage, "", Line("/dev/zero: It is a device, and has no end. Name a file.")));
    }

    [Fact]
    public async Task Cost_StandardInputWithoutEnd_IsReadNoFurtherThan64MB()
    {
        var answer = await Tool.PipeAsync(new byte[64_100_000], "cost", "--prices", "-");

        (answer.ExitCode, answer.Output).ShouldBe((ExitCode.Usage, ""));
        answer.Error.ShouldStartWith("-: It is longer than 64 MB.");
    }

    [Fact]
    public async Task Cost_PriceOfAnotherRedundancy_CanBeGiven()
    {
        var own = Write("""{ "currency": "USD", "prices": [ { "id": "blob.stored.gzrs", "unit": "GB-month", "usd": 0.05 } ] }""");

        (await AtRestAsync("--prices", own)).ShouldBe(await AtRestAsync());
    }

    [Fact]
    public async Task Cost_DanishMachine_PrintsTheSame()
    {
        string[] own = ["--prices", Write("""{ "currency": "USD", "prices": [ { "id": "vault", "unit": "1", "usd": -0.5 } ] }""")];
        var here = await Printed();
        // Not by its name: a machine may have no cultures.
        var danish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (danish.NumberFormat.NumberDecimalSeparator, danish.NumberFormat.NumberGroupSeparator) = (",", ".");
        danish.NumberFormat.NegativeSign = "\u2212";
        CultureInfo.CurrentCulture = danish;

        (await Printed()).ShouldBe(here);

        async Task<string> Printed()
        {
            string[][] forms = [["--markdown"], ["--json", "--levers"], ["--levers"], own];
            var printed = "";
            foreach (var form in forms)
            {
                var answer = await Tool.RunAsync(["cost", "--letters", "1234567", "--received", "1234", .. form]);
                printed += answer.Output + answer.Error;
            }

            return printed;
        }
    }

    [Theory]
    [InlineData("--prices")]
    [InlineData("--snapshot")]
    public async Task Cost_FileThatIsNotThere_Ends2(string option)
    {
        var answer = await Tool.RunAsync("cost", option, folder["none.json"]);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain($"{folder["none.json"]}: There is no such file.");
    }

    [Fact]
    public async Task Cost_Page_HasItsTablesMadeAnew()
    {
        var page = folder.Write("page.md", "# Costs\n<!-- cost --profile trial -->\nold\n<!-- end -->\nBelow\n"u8.ToArray());

        var answer = await Tool.RunAsync("cost", "--page", page);

        answer.ExitCode.ShouldBe(ExitCode.Success, answer.Error);
        answer.Output.ShouldBeEmpty();
        var table = (await Tool.RunAsync("cost", "--profile", "trial", "--markdown")).Output;
        (await File.ReadAllTextAsync(page)).ShouldBe($"# Costs\n<!-- cost --profile trial -->\n{table}<!-- end -->\nBelow\n");
    }

    [Fact]
    public async Task Cost_PageWithABadTable_Ends2AndIsKept()
    {
        var page = folder.Write("page.md", "<!-- cost --profile moon -->\nold\n<!-- end -->\n"u8.ToArray());

        var answer = await Tool.RunAsync("cost", "--page", page);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain("moon");
        (await File.ReadAllTextAsync(page)).ShouldContain("old");
    }

    [Theory]
    [InlineData("--letters", "5")]
    [InlineData("--profile", "trial")]
    [InlineData("--levers")]
    [InlineData("--markdown")]
    public async Task Cost_PageWithWhatItWouldPassOver_Ends2(params string[] options)
    {
        var page = folder.Write("page.md", "<!-- cost -->\nold\n<!-- end -->\n"u8.ToArray());

        var answer = await Tool.RunAsync(["cost", "--page", page, .. options]);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain($"leave out {options[0]}");
    }

    [Fact]
    public async Task Cost_PageWithoutATable_Ends2()
    {
        var answer = await Tool.RunAsync("cost", "--page", folder.Write("page.md", "# Costs\n"u8.ToArray()));

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain("it has no table to make");
    }

    private static string Line(string text) => text + Environment.NewLine;

    private string Write(string prices) => folder.Write("own.json", Encoding.UTF8.GetBytes(prices));

    private static async Task<decimal> AtRestAsync(params string[] options)
    {
        var answer = await Tool.RunAsync(["cost", .. options, "--json"]);
        answer.ExitCode.ShouldBe(ExitCode.Success, answer.Error);
        return answer.Json.GetProperty("totals")[0].GetDecimal();
    }
}
