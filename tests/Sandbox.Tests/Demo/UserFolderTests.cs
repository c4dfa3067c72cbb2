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
    public async Task Read_PackageThatNamesAnXmlFile_TakesTheFileForAPartAndNotForALetter()
    {
        Write("brev.letter.json", """
            {"recipient":{"type":"CPR","id":"6101501234"},"label":"Brev",
            "files":[{"path":"brev.pdf"},{"path":"data.xml","document":"technical"}]}
            """);
        Write("brev.pdf", "%PDF-1.4");
        Write("data.xml", "<data/>");

        var plan = await UserFolder.ReadAsync(folder, CancellationToken.None);

        plan.Drops.ShouldHaveSingleItem().Files.Select(file => file.Name).ShouldBe(["brev.pdf", "data.xml", "brev.letter.json"]);
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
        Write("brev.pdf", "%PDF-1.4");

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
