using System.Text;
using Postvogn.MeMo;

namespace Postvogn.Cli.Tests.Commands;

public sealed class MemoConvertCommandTests : IDisposable
{
    private const string Representative =
        "<memo:Representative><memo:representativeID>00112233</memo:representativeID><memo:idType>CVR</memo:idType></memo:Representative>";

    private readonly LetterFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Convert_LetterThatLosesNothing_Ends0()
    {
        var file = folder.Write("brev.xml", new Letter(Uuids.One));

        var answer = await Tool.RunAsync("memo", "convert", file, "--to", "1.1", "-o", folder["ud.xml"]);

        answer.ExitCode.ShouldBe(ExitCode.Success);
        answer.Lines.Single().ShouldStartWith($"{folder["ud.xml"]}: MeMo 1.2 to 1.1, ");
        (await VersionAsync("ud.xml")).ShouldBe(MemoVersion.V1_1);
        folder.Names.ShouldBe(["brev.xml", "ud.xml"]);
    }

    [Fact]
    public async Task Convert_LetterThatLosesSomething_WritesItAndEnds1WithThePaths()
    {
        var file = folder.Write("brev.xml", WithRepresentative());

        var answer = await Tool.RunAsync("memo", "convert", file, "--to", "1.1", "-o", folder["ud.xml"], "--json");

        answer.ExitCode.ShouldBe(ExitCode.Failure);
        Tool.KeysOf(answer.Json).ShouldBe(["exitCode", "output", "length", "from", "to", "lost", "findings", "unread"]);
        answer.Json.GetProperty("lost")[0].GetString()!.ShouldStartWith("/Message/MessageHeader/Sender/Representative");
        answer.Json.GetProperty("length").GetInt64().ShouldBe(new FileInfo(folder["ud.xml"]).Length);
        File.ReadAllText(folder["ud.xml"]).ShouldNotContain("00112233");
    }

    [Fact]
    public async Task Convert_LetterThatLosesSomething_SaysSoToAPerson()
    {
        var file = folder.Write("brev.xml", WithRepresentative());

        var answer = await Tool.RunAsync("memo", "convert", file, "--to", "1.1", "-o", folder["ud.xml"]);

        answer.Lines[0].ShouldStartWith("lost /Message/MessageHeader/Sender/Representative");
        answer.Lines[^1].ShouldEndWith("Read the letter before it is sent.");
        (answer.Output + answer.Error).ShouldNotContain("00112233");
    }

    [Fact]
    public async Task Convert_NoMemo_Ends2AndLeavesNothing()
    {
        var file = folder.Write("brev.xml", new Letter(Uuids.One).Bytes[..^30]);

        var answer = await Tool.RunAsync("memo", "convert", file, "--to", "1.1", "-o", folder["ud.xml"]);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldMatch($"^{System.Text.RegularExpressions.Regex.Escape(file)}:[0-9]+:[0-9]+: memo.invalid INVALID /");
        folder.Names.ShouldBe(["brev.xml"]);
    }

    [Fact]
    public async Task Convert_FileThatIsThere_IsKeptUnlessForced()
    {
        var file = folder.Write("brev.xml", new Letter(Uuids.One));

        var refused = await Tool.RunAsync("memo", "convert", file, "--to", "1.1", "-o", file);
        var kept = await VersionAsync("brev.xml");
        var forced = await Tool.RunAsync("memo", "convert", file, "--to", "1.1", "-o", file, "--force");

        refused.ExitCode.ShouldBe(ExitCode.Usage);
        kept.ShouldBe(MemoVersion.V1_2);
        forced.ExitCode.ShouldBe(ExitCode.Success);
        (await VersionAsync("brev.xml")).ShouldBe(MemoVersion.V1_1);
    }

    [Theory]
    [InlineData("1.3")]
    [InlineData("V1_1")]
    public async Task Convert_VersionThatIsNone_Ends2(string version) =>
        (await Tool.RunAsync("memo", "convert", "brev.xml", "--to", version, "-o", folder["ud.xml"])).ExitCode.ShouldBe(ExitCode.Usage);

    [Fact]
    public async Task Convert_FileThatIsNotThere_Ends2() =>
        (await Tool.RunAsync("memo", "convert", folder["none.xml"], "--to", "1.2", "-o", folder["ud.xml"])).ExitCode
            .ShouldBe(ExitCode.Usage);

    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Convert_OfficialFullExample_Becomes12()
    {
        var sample = OfficialMemo.PathOf("samples/v1.1/MeMo_Full_Example.xml");

        var answer = await Tool.RunAsync("memo", "convert", sample, "--to", "1.2", "-o", folder["ud.xml"]);

        answer.ExitCode.ShouldBe(ExitCode.Success);
        (await VersionAsync("ud.xml")).ShouldBe(MemoVersion.V1_2);
    }

    private static byte[] WithRepresentative() =>
        Encoding.UTF8.GetBytes(new Letter(Uuids.One).Xml.Replace("</memo:Sender>", $"{Representative}</memo:Sender>"));

    private async Task<MemoVersion> VersionAsync(string name)
    {
        await using var file = File.OpenRead(folder[name]);
        return (await MemoReader.ReadMessageAsync(file, CancellationToken.None)).Version;
    }
}
