using System.Text;
using Postvogn.MeMo;

namespace Postvogn.Cli.Tests.Commands;

public sealed class MemoNewCommandTests : IDisposable
{
    private const string Citizen = "7101900001";
    private const string Cvr = "00998877";

    private readonly LetterFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task New_Files_AreTheLetterAndItsEnclosures()
    {
        var letter = folder.Write("afgørelse.pdf", "%PDF-1.7 brev startxref 0"u8.ToArray());
        var enclosure = folder.Write("bilag.PNG", "bilag"u8.ToArray());

        var answer = await RunAsync(
            "--to-label", "Åse Ærlig", "--from-label", "Solbjerg Kommune", letter, enclosure, "-o", folder["ud.xml"], "--json");

        answer.ExitCode.ShouldBe(ExitCode.Success);
        var message = await ReadAsync("ud.xml");
        message.Version.ShouldBe(MemoVersion.V1_2);
        message.Header.MessageUuid.ShouldBe(answer.Json.GetProperty("messageUUID").GetGuid());
        message.Header.Label.ShouldBe("Afgørelse");
        (message.Header.Sender.IdType, message.Header.Sender.SenderId, message.Header.Sender.Label)
            .ShouldBe(("CVR", Cvr, "Solbjerg Kommune"));
        (message.Header.Recipient.IdType, message.Header.Recipient.RecipientId, message.Header.Recipient.Label)
            .ShouldBe(("CPR", Citizen, "Åse Ærlig"));
        var (main, additional) = (message.Body!.MainDocument.Files.Single(), message.Body.AdditionalDocuments.Single().Files.Single());
        (main.Filename, main.EncodingFormat, await TextAsync(main))
            .ShouldBe(("afgørelse.pdf", "application/pdf", "%PDF-1.7 brev startxref 0"));
        (additional.Filename, additional.EncodingFormat, await TextAsync(additional)).ShouldBe(("bilag.PNG", "image/png", "bilag"));
    }

    [Fact]
    public async Task New_Letter_IsFineForValidate()
    {
        await RunAsync(folder.Write("brev.txt", "Hej"u8.ToArray()), "-o", folder["ud.xml"]);

        (await Tool.RunAsync("memo", "validate", folder["ud.xml"])).ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public async Task New_CompanyAndNoNames_UsesTheNumbers()
    {
        var file = folder.Write("brev.txt", "Hej"u8.ToArray());

        await Tool.RunAsync("memo", "new", "--to", "99910001", "--from", Cvr, "--label", "Brev", file, "-o", folder["ud.xml"]);

        var header = (await ReadAsync("ud.xml")).Header;
        (header.Recipient.IdType, header.Sender.Label).ShouldBe(("CVR", Cvr));
    }

    [Fact]
    public async Task New_OutputNamedAfterAUuid_HasThatMessageUuid()
    {
        await RunAsync(folder.Write("brev.txt", "Hej"u8.ToArray()), "-o", folder[$"{Uuids.Two}.xml"]);

        (await ReadAsync($"{Uuids.Two}.xml")).Header.MessageUuid.ShouldBe(Uuids.Two);
    }

    [Theory]
    [InlineData("brev.exe", "Hej", "file.format.not.allowed", "file.extension.not.allowed")]
    [InlineData("billede.png", "Hej", "file.format.not.allowed")]
    [InlineData("brev.txt", "", "file.empty.not.allowed")]
    public async Task New_WhatDigitalPostWouldRefuse_IsNotWritten(string name, string content, params string[] codes)
    {
        var file = folder.Write(name, Encoding.UTF8.GetBytes(content));

        var answer = await RunAsync(file, "-o", folder["ud.xml"], "--json");

        answer.ExitCode.ShouldBe(ExitCode.Failure);
        answer.Codes.ShouldBe(codes);
        answer.Json.GetProperty("output").GetString().ShouldBeNull();
        folder.Names.ShouldBe([name]);
    }

    [Fact]
    public async Task New_LabelThatIsTooLong_IsAFinding()
    {
        var file = folder.Write("brev.txt", "Hej"u8.ToArray());

        var answer = await Tool.RunAsync(
            "memo", "new", "--to", Citizen, "--from", Cvr, "--label", new string('x', 257), file, "-o", folder["ud.xml"]);

        answer.ExitCode.ShouldBe(ExitCode.Failure);
        answer.Output.ShouldContain("memo.invalid");
        folder.Names.ShouldBe(["brev.txt"]);
    }

    [Theory]
    [InlineData("--label", "")]
    [InlineData("--label", "  ")]
    [InlineData("--from-label", "")]
    [InlineData("--to-label", "\t")]
    public async Task New_EmptyText_IsRefused(string option, string text)
    {
        var file = folder.Write("brev.txt", "Hej"u8.ToArray());
        string[] label = option == "--label" ? [] : ["--label", "Brev"];

        var answer = await Tool.RunAsync(
            ["memo", "new", "--to", Citizen, "--from", Cvr, .. label, option, text, file, "-o", folder["ud.xml"]]);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain($"{option}: write a text that is not empty.");
        folder.Names.ShouldBe(["brev.txt"]);
    }

    [Fact]
    public async Task New_Findings_NameTheInputAndNotTheOutput()
    {
        var letter = folder.Write("brev.txt", "Hej"u8.ToArray());
        var empty = folder.Write("tom.txt", []);
        var odd = folder.Write("b?lag.txt", "Hej"u8.ToArray());

        (await RunAsync(letter, empty, odd, "-o", folder["ud.xml"])).Lines.Take(2).Select(line => line.Split(':')[0])
            .ShouldBe([odd, empty], ignoreOrder: true);
        (await RunAsync(empty, "-o", folder["ud.xml"])).Lines[0].ShouldStartWith($"{empty}:");
        var tooLong = await Tool.RunAsync(
            "memo", "new", "--to", Citizen, "--from", Cvr, "--label", new string('x', 257), letter, "-o", folder["ud.xml"]);
        tooLong.Lines[0].ShouldStartWith("--label");
        (await RunAsync("--to-label", new string('x', 300), letter, "-o", folder["ud.xml"])).Lines[0].ShouldStartWith("--to-label");
        (await RunAsync("--from-label", "a\u0007b", letter, "-o", folder["ud.xml"])).Lines[0].ShouldStartWith("--from-label");
    }

    [Fact]
    public async Task Help_New_PromisesNoMoreThanIsJudged() =>
        (await Tool.RunAsync("memo", "new", "--help")).Output.ShouldContain("only when memo validate would find nothing in it");

    [Fact]
    public async Task New_FileThatIsThere_IsKeptUnlessForced()
    {
        var file = folder.Write("brev.txt", "Hej"u8.ToArray());
        folder.Write("ud.xml", [1]);

        var refused = await RunAsync(file, "-o", folder["ud.xml"]);
        var kept = File.ReadAllBytes(folder["ud.xml"]);
        var forced = await RunAsync(file, "-o", folder["ud.xml"], "--force");

        refused.ExitCode.ShouldBe(ExitCode.Usage);
        kept.ShouldBe([1]);
        forced.ExitCode.ShouldBe(ExitCode.Success);
        folder.Names.ShouldBe(["brev.txt", "ud.xml"]);
    }

    [Fact]
    public async Task New_FileThatIsNotThere_Ends2()
    {
        var answer = await RunAsync(folder["none.pdf"], "-o", folder["ud.xml"]);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldBe($"{folder["none.pdf"]}: There is no such file.{Environment.NewLine}");
        folder.Names.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("710190000", Cvr)]
    [InlineData("710190-0001", Cvr)]
    [InlineData(Citizen, "1234567")]
    [InlineData(Citizen, Citizen)]
    public async Task New_NumberOfAnotherLength_Ends2WithoutRepeatingIt(string to, string from)
    {
        var answer = await Tool.RunAsync("memo", "new", "--to", to, "--from", from, "--label", "Brev", "brev.txt", "-o", folder["ud.xml"]);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain("digits.");
        answer.Error.ShouldNotContain(to);
    }

    [Fact]
    public async Task New_LetterJsonTemplateAndOptions_AreLayersOfOneLetter()
    {
        folder.Write("files/brev.txt", "Hej"u8.ToArray());
        var package = folder.Write("a.letter.json", Encoding.UTF8.GetBytes(
            $$"""
            {
              "recipient": { "type": "CPR", "id": "{{Citizen}}" }, "label": "Brev",
              "contentData": { "kleData": { "subjectKey": "32.18.04", "version": "1", "label": "Bolig" } },
              "files": [ { "path": "files/brev.txt", "documentID": "A-1" } ]
            }
            """));
        var template = folder.Write("skabelon.json", Encoding.UTF8.GetBytes(
            $$"""{ "sender": { "id": "{{Cvr}}", "label": "Solbjerg Kommune" }, "postType": "MYNDIGHEDSPOST", "label": "Post" }"""));

        var answer = await Tool.RunAsync(
            "memo", "new", package, "--template", template, "--label", "Afgørelse", "--set", "contentData.kleData.label=Boligstøtte",
            "--set", "reply=true", "--set", "actions[0].label=Betal", "--set", "actions[0].actionCode=BETALING",
            "--set", "actions[0].entryPoint.url=https://eksempel.dk", "-o", folder["ud.xml"]);

        answer.Output.ShouldNotContain("INVALID");
        answer.ExitCode.ShouldBe(ExitCode.Success);
        var message = await ReadAsync("ud.xml");
        (message.Header.Label, message.Header.Sender.Label, message.Header.PostType, message.Header.Reply)
            .ShouldBe(("Afgørelse", "Solbjerg Kommune", "MYNDIGHEDSPOST", true));
        message.Header.ContentData!.KleData!.Label.ShouldBe("Boligstøtte");
        message.Body!.MainDocument.DocumentId.ShouldBe("A-1");
        message.Body.MainDocument.Actions.ShouldHaveSingleItem().ActionCode.ShouldBe("BETALING");
    }

    [Fact]
    public async Task New_NemSms_NeedsNoFile()
    {
        var answer = await Tool.RunAsync(
            "memo", "new", "--to", Citizen, "--from", Cvr, "--label", "Husk", "--set", "messageType=NEMSMS",
            "--set", "notification=Husk din tid", "-o", folder["ud.xml"]);

        answer.ExitCode.ShouldBe(ExitCode.Success);
        (await ReadAsync("ud.xml")).Header.Notification.ShouldBe("Husk din tid");
    }

    [Theory]
    [InlineData("contentData")]
    [InlineData("=x")]
    [InlineData("a..b=x")]
    [InlineData("actions[100].label=x")]
    [InlineData("actions[x].label=y")]
    public async Task New_SetOfAnotherForm_SaysTheForm(string member)
    {
        var answer = await RunAsync(folder.Write("brev.txt", "Hej"u8.ToArray()), "--set", member, "-o", folder["ud.xml"]);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain("--set: write NAME=VALUE");
    }

    [Fact]
    public async Task New_BrokenLetterJsonOrTemplate_IsToldWithItsFile()
    {
        var package = folder.Write("a.letter.json", "{ \"lable\": 1 }"u8.ToArray());
        var broken = await Tool.RunAsync("memo", "new", package, "-o", folder["ud.xml"]);
        (broken.ExitCode, broken.Lines[0].StartsWith($"{package}:1:3: letter.json.invalid", StringComparison.Ordinal))
            .ShouldBe((ExitCode.Failure, true));
        var template = folder.Write("skabelon.json", "{ \"files\": [] }"u8.ToArray());
        var wrong = await Tool.RunAsync("memo", "validate", package, "--template", template);
        wrong.ExitCode.ShouldBe(ExitCode.Usage);
        wrong.Error.ShouldContain("files is one letter's own, and stands in no template.");
        folder.Names.ShouldBe(["a.letter.json", "skabelon.json"]);
    }

    private static Task<ToolAnswer> RunAsync(params string[] rest) =>
        Tool.RunAsync(["memo", "new", "--to", Citizen, "--from", Cvr, "--label", "Afgørelse", .. rest]);

    private async Task<Message> ReadAsync(string name)
    {
        await using var file = File.OpenRead(folder[name]);
        return await MemoReader.ReadMessageAsync(file, CancellationToken.None);
    }

    private static async Task<string> TextAsync(MemoFile file)
    {
        using var reader = new StreamReader(await file.Content.OpenAsync(CancellationToken.None));
        return await reader.ReadToEndAsync();
    }
}
