using Postvogn.MeMo;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.Demo;

public sealed class UserFolderTests : IDisposable
{
    private const string Cpr = "6101501234";
    private readonly string folder = Directory.CreateTempSubdirectory("postvogn-user-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Read_PackageThatNamesAnXmlFile_BothAreDropsAsForTheApp()
    {
        Write("brev.letter.json", """
            {"recipient":{"type":"CPR","id":"6101501234"},"label":"Brev",
            "files":[{"path":"brev.pdf"},{"path":"data.xml","document":"technical"}]}
            """);
        Write("brev.pdf", "%PDF-1.4 startxref 0");
        Write("data.xml", "<data/>");

        var plan = await UserFolder.ReadAsync(folder, CancellationToken.None);

        plan.Drops.Select(drop => string.Join(' ', drop.Files.Select(file => file.Name)))
            .ShouldBe(["brev.pdf brev.letter.json", "data.xml"]);
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("// Til borgeren\n")]
    [InlineData("  /* Til borgeren */ ")]
    public async Task Read_PackageAsTheAppTakesIt_HasItsFiles(string before)
    {
        Write("letter.json", before + """
            {"Recipient":{"type":"CPR","id":"6101501234"},"label":"Brev", "FILES":[{"Path":"bilag.pdf","document":"additional"},
            {"path":"files/brev.pdf","document":"main"},],}
            """);
        Write("bilag.pdf", "%PDF-1.4 bilag startxref 0");
        Directory.CreateDirectory(Path.Combine(folder, "files"));
        Write("files/brev.pdf", "%PDF-1.4 brev startxref 0");

        var plan = await UserFolder.ReadAsync(folder, CancellationToken.None);

        var drop = plan.Drops.ShouldHaveSingleItem();
        drop.Files.Select(file => file.Name).ShouldBe(["bilag.pdf", "files/brev.pdf", "letter.json"]);
        drop.Letters[0].FileSha256.Count.ShouldBe(2);
        plan.LeftOut.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("br\u00E6v.pdf", true)]
    [InlineData("a\\u0000b.pdf", false)]
    [InlineData("\\ud800.pdf", false)]
    [InlineData("", false)]
    public async Task Read_PackageWithAPathThatIsNone_IsDroppedAllTheSame(string path, bool latin1)
    {
        var json = "{\"recipient\":{\"type\":\"CPR\",\"id\":\"6101501234\"},\"label\":\"B\",\"files\":[{\"path\":\"" + path + "\"}]}";
        File.WriteAllBytes(
            Path.Combine(folder, "brev.letter.json"), (latin1 ? System.Text.Encoding.Latin1 : System.Text.Encoding.UTF8).GetBytes(json));
        await WriteMemoAsync("brev.xml", Solbjerg.Municipality.Cvr);

        var plan = await UserFolder.ReadAsync(folder, CancellationToken.None);

        plan.Drops.Select(drop => drop.Name).ShouldBe(["brev.letter.json", "brev.xml"]);
    }

    [Theory]
    [InlineData(".skjult.xml", ".skjult.xml", "hidden")]
    [InlineData(".zip", ".zip", "hidden")]
    [InlineData("noter.txt", "noter.txt", "no letter.json here names it")]
    [InlineData("brev.pdf", "brev.pdf", "no letter.json here names it")]
    [InlineData("brev.json", "brev.json", "no letter.json here names it")]
    [InlineData("sag/brev.xml", "sag/", "subfolder")]
    [InlineData("urgent/noter.txt", "urgent/noter.txt", "no letter.json here names it")]
    [InlineData("urgent/sag/brev.xml", "urgent/", "subfolder")]
    public async Task Read_WhatIsNotDropped_SaysWhy(string path, string name, string why)
    {
        await WriteMemoAsync("brev-1.xml", Solbjerg.Municipality.Cvr);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
        Write(path, "x");

        var plan = await UserFolder.ReadAsync(folder, CancellationToken.None);

        plan.Drops.ShouldHaveSingleItem().Name.ShouldBe("brev-1.xml");
        var leftOut = plan.LeftOut.ShouldHaveSingleItem();
        leftOut.Name.ShouldBe(name);
        leftOut.Why.ShouldContain(why);
    }

    [Theory]
    [InlineData("a pipe", "a.xml")]
    [InlineData("a pipe", "a.zip")]
    [InlineData("a pipe", "brev.pdf")]
    [InlineData("a pipe", "urgent/a.letter.json")]
    [InlineData("a socket", "a.letter.json")]
    [InlineData("a link to a device", "a.xml")]
    [InlineData("a link to a device", "urgent/a.tar.lzma")]
    public async Task Read_WhatIsNoOrdinaryFile_IsLeftOutAndSaysSo(string kind, string name)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var special = SpecialFile.Make(kind, Path.Combine(folder, name));
        await WriteMemoAsync("brev.xml", Solbjerg.Municipality.Cvr);

        var plan = await UserFolder.ReadAsync(folder, CancellationToken.None);

        plan.Drops.ShouldHaveSingleItem().Name.ShouldBe("brev.xml");
        var leftOut = plan.LeftOut.ShouldHaveSingleItem();
        leftOut.Name.ShouldBe(name);
        leftOut.Why.ShouldContain("It is no ordinary file");
    }

    [Fact]
    public async Task Read_PackageThatNamesAPipe_IsDroppedWithoutIt()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var special = SpecialFile.Make("a pipe", Path.Combine(folder, "brev.pdf"));
        Write("brev.letter.json", """{"recipient":{"type":"CPR","id":"6101501234"},"label":"Brev","files":[{"path":"brev.pdf"}]}""");

        var plan = await UserFolder.ReadAsync(folder, CancellationToken.None);

        plan.Drops.ShouldHaveSingleItem().Files.Select(file => file.Name).ShouldBe(["brev.letter.json"]);
        plan.LeftOut.ShouldHaveSingleItem().Name.ShouldBe("brev.pdf");
    }

    [Fact]
    public async Task Read_ContactsFileThatIsAPipe_SaysSo()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var special = SpecialFile.Make("a pipe", Path.Combine(folder, "contacts.json"));
        await WriteMemoAsync("brev.xml", Solbjerg.Municipality.Cvr);

        var fault = await Should.ThrowAsync<SandboxException>(() => UserFolder.ReadAsync(folder, CancellationToken.None));

        fault.Message.ShouldContain("contacts.json cannot be read. It is no ordinary file");
    }

    [Fact]
    public async Task Read_SubfolderOfManyFiles_IsOneLine()
    {
        await WriteMemoAsync("brev.xml", Solbjerg.Municipality.Cvr);
        Directory.CreateDirectory(Path.Combine(folder, "sag"));
        for (var number = 0; number < 5; number++) Write($"sag/{number}.xml", "x");

        (await UserFolder.ReadAsync(folder, CancellationToken.None)).LeftOut.ShouldHaveSingleItem().Name.ShouldBe("sag/");
    }

    [Fact]
    public async Task Read_LettersOfTheUser_EveryoneExistsButTheStrangers()
    {
        await WriteMemoAsync("brev.xml", Solbjerg.Municipality.Cvr);
        Write("contacts.json", """{ "unknown": ["6202501234"] }""");

        var plan = await UserFolder.ReadAsync(folder, CancellationToken.None);

        (plan.Cast.EveryoneExists, plan.Cast.Strangers.Single()).ShouldBe((true, "6202501234"));
    }

    [Fact]
    public async Task Read_PackageThatNamesAFileOutside_LeavesItWhereItIs()
    {
        Write("brev.letter.json",
            """{"recipient":{"type":"CPR","id":"6101501234"},"label":"Brev","files":[{"path":"../hemmeligt.pdf"}]}""");

        var plan = await UserFolder.ReadAsync(folder, CancellationToken.None);

        plan.Drops.ShouldHaveSingleItem().Files.Select(file => file.Name).ShouldBe(["brev.letter.json"]);
    }

    [Fact]
    public async Task Read_LetterOfAnUnknownSender_GetsASystemOfItsOwnAndAReachableRecipient()
    {
        await WriteMemoAsync("brev.xml", "12345674");

        var plan = await UserFolder.ReadAsync(folder, CancellationToken.None);

        var drop = plan.Drops.ShouldHaveSingleItem();
        plan.Cast.System(drop.Source).Cvr.ShouldBe("12345674");
        plan.Cast.OwnerOf(plan.Cast.System(drop.Source)).MandatoryPostAllowed.ShouldBeTrue();
        plan.Cast.Contacts.ShouldHaveSingleItem().Status.ShouldBe(ContactStatus.Registered);
    }

    [Fact]
    public async Task Read_ContactsFileThatSaysOtherwise_IsBelieved()
    {
        await WriteMemoAsync("brev.xml", Solbjerg.Municipality.Cvr);
        Write("contacts.json", $$"""{ "exempt": ["{{Cpr}}"] }""");

        var plan = await UserFolder.ReadAsync(folder, CancellationToken.None);

        plan.Cast.Contacts.ShouldHaveSingleItem().Status.ShouldBe(ContactStatus.Exempt);
        plan.Drops.ShouldHaveSingleItem().Source.ShouldBe(Solbjerg.PushSender);
    }

    [Theory]
    [InlineData("\uFEFF{ \"exempt\": [\"6101501234\"] }")]
    [InlineData("{ \"exempt\": [\"6101501234\",], }")]
    [InlineData("// Til prøve\n{ \"Exempt\": [\"6101501234\"], \"unknown\": [] }")]
    [InlineData("{ \"closed\": [\"99900024\"], \"EXEMPT\": [\"6101501234\"] } ")]
    public async Task Read_ContactsFileAsALetterJsonMayBe_IsTaken(string json)
    {
        await WriteMemoAsync("brev.xml", Solbjerg.Municipality.Cvr);
        Write("contacts.json", json);

        var plan = await UserFolder.ReadAsync(folder, CancellationToken.None);

        plan.Cast.Contacts.ShouldHaveSingleItem().Status.ShouldBe(ContactStatus.Exempt);
    }

    [Theory]
    [InlineData("", "line 1, column 1): it is no JSON from here on")]
    [InlineData("{", "line 1, column 2): it is no JSON from here on")]
    [InlineData("null", "line 1, column 1): it is no object")]
    [InlineData("[]", "line 1, column 1): it is no object")]
    [InlineData("{} {}", "line 1, column 4): it is no JSON from here on")]
    [InlineData("{\"exempt\":null}", "line 1, column 11): exempt is no list")]
    [InlineData("{\n  \"closed\": \"6101501234\"}", "line 2, column 13): closed is no list")]
    [InlineData("{\"unknown\": {}}", "line 1, column 13): unknown is no list")]
    [InlineData("{\"Exempted\": []}", "line 1, column 2): a name is unknown")]
    [InlineData("{\"\\ud800\": []}", "line 1, column 2): a name is unknown")]
    [InlineData("{\"exempt\": [], \"exempt\": []}", "line 1, column 16): exempt stands here once more")]
    [InlineData("{\"exempt\": [],\n\"Exempt\": []}", "line 2, column 1): Exempt stands here once more")]
    [InlineData("{\"exempt\": [null]}", "line 1, column 13): exempt[0] is no CPR or CVR number")]
    [InlineData("{\"closed\": [\"6101501234\", \"x\"]}", "line 1, column 27): closed[1] is no CPR or CVR number")]
    [InlineData("{\"closed\": [6101501234]}", "line 1, column 13): closed[0] is no CPR or CVR number")]
    [InlineData("{\"closed\": [\"610150-1234\"]}", "line 1, column 13): closed[0] is no CPR or CVR number")]
    [InlineData("{\"unknown\": [[\"6101501234\"]]}", "line 1, column 14): unknown[0] is no CPR or CVR number")]
    public async Task Read_ContactsFileThatIsWrong_IsOneSentenceWithThePlace(string json, string reason)
    {
        await WriteMemoAsync("brev.xml", Solbjerg.Municipality.Cvr);
        Write("contacts.json", json);

        var fault = await Should.ThrowAsync<SandboxException>(() => UserFolder.ReadAsync(folder, CancellationToken.None));

        fault.Message.ShouldStartWith($"{Path.Combine(folder, "contacts.json")} cannot be read ({reason}");
        fault.Message.ShouldContain("It must be like");
        fault.Message.ShouldNotContain("6101501234");
    }

    [Fact]
    public async Task Read_ContactsFileThatIsNotUtf8_SaysSo()
    {
        await WriteMemoAsync("brev.xml", Solbjerg.Municipality.Cvr);
        await File.WriteAllBytesAsync(Path.Combine(folder, "contacts.json"), [(byte)'{', 0xE6, (byte)'}']);

        (await Should.ThrowAsync<SandboxException>(() => UserFolder.ReadAsync(folder, CancellationToken.None)))
            .Message.ShouldContain("it is not written in UTF-8");
    }

    [Theory]
    [InlineData("ufuldstaendig.xml", "<memo:Message")]
    [InlineData("intet.letter.json", "{")]
    [InlineData("tomt.tar.lzma", "")]
    public async Task Read_DropThatCannotBeRead_IsDroppedAllTheSame(string name, string content)
    {
        Write(name, content);

        var plan = await UserFolder.ReadAsync(folder, CancellationToken.None);

        plan.Letters.ShouldHaveSingleItem().Outcome.ShouldBe($"{Solbjerg.PushSender}/{name}");
    }

    [Fact]
    public async Task Read_NoLetters_SaysWhatToPutThere()
    {
        Write("brev.pdf", "%PDF-1.4 startxref 0");

        var fault = await Should.ThrowAsync<SandboxException>(() => UserFolder.ReadAsync(folder, CancellationToken.None));

        fault.Message.ShouldContain("*.tar.lzma");
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(folder, name), content);

    private async Task WriteMemoAsync(string name, string cvr)
    {
        var recipient = new Contact { Type = ContactType.Citizen, Number = Cpr };
        var message = new LetterMaker(new Seeded(1), FakeClock.Start).Letter(
            MemoVersion.V1_2, new Organisation { Cvr = cvr, Name = "Kommune" }, recipient);
        await using var file = File.Create(Path.Combine(folder, name));
        await MemoWriter.WriteAsync(file, message, CancellationToken.None);
    }
}
