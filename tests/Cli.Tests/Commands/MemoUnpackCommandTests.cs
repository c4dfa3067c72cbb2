using System.Formats.Tar;
using System.Text;

namespace Postvogn.Cli.Tests.Commands;

public sealed class MemoUnpackCommandTests : IDisposable
{
    private static readonly byte[] Good = new Letter(Uuids.One).Bytes;

    private readonly LetterFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("../evil.xml", "file.name.uuid.is.not.valid")]
    [InlineData("/tmp/evil.xml", "file.name.uuid.is.not.valid")]
    [InlineData("brev.xml", "file.name.uuid.is.not.valid")]
    [InlineData("11111111-1111-4111-8111-111111111111.xml", "archive.processing.failed")]
    public async Task Unpack_HostileNameBehindAGoodLetter_LeavesNothing(string name, string code)
    {
        var archive = folder.PackTar("a.tar.lzma", LetterFolder.Entry($"{Uuids.One}.xml", Good), LetterFolder.Entry(name, Good));

        await ShouldRefuseAsync(archive, code, ExitCode.Usage);
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public async Task Unpack_Link_LeavesNothing(TarEntryType kind)
    {
        var link = new UstarTarEntry(kind, $"{Uuids.Two}.xml") { LinkName = "/etc/passwd" };
        var archive = folder.PackTar("a.tar.lzma", LetterFolder.Entry($"{Uuids.One}.xml", Good), link);

        await ShouldRefuseAsync(archive, "archive.processing.failed", ExitCode.Usage);
    }

    [Fact]
    public async Task Unpack_CutOff_LeavesNothing()
    {
        var whole = LetterFolder.Archive(new Letter(Uuids.One), new Letter(Uuids.Two));

        await ShouldRefuseAsync(folder.Write("a.tar.lzma", whole[..^10]), "archive.processing.failed", ExitCode.Usage);
    }

    [Fact]
    public async Task Unpack_TrailingBytes_LeavesNothing()
    {
        var whole = LetterFolder.Archive(new Letter(Uuids.One));

        await ShouldRefuseAsync(folder.Write("a.tar.lzma", [.. whole, 0]), "archive.processing.failed", ExitCode.Usage);
    }

    [Fact]
    public async Task Unpack_NameThatIsNotTheMessageUuid_LeavesNothing()
    {
        var archive = folder.PackTar("a.tar.lzma", LetterFolder.Entry($"{Uuids.Two}.xml", Good));

        await ShouldRefuseAsync(archive, "message.uuid.does.not.match.file.name", ExitCode.Failure);
    }

    [Fact]
    public async Task Unpack_EntryThatIsNoMemo_LeavesNothing()
    {
        var archive = folder.PackTar("a.tar.lzma", LetterFolder.Entry($"{Uuids.One}.xml", "no xml"u8.ToArray()));

        await ShouldRefuseAsync(archive, "memo.invalid", ExitCode.Failure);
    }

    [Fact]
    public async Task Unpack_FolderThatIsThere_KeepsWhatIsInIt()
    {
        folder.Write("out/other.txt", [1]);
        var archive = folder.Pack("a.tar.lzma", new Letter(Uuids.One));

        var answer = await Tool.RunAsync("memo", "unpack", archive, folder["out"]);

        answer.ExitCode.ShouldBe(ExitCode.Success);
        folder.Names.ShouldBe(["a.tar.lzma", "out", $"out/{Uuids.One}.xml", "out/other.txt"]);
    }

    [Fact]
    public async Task Unpack_LetterThatIsThere_IsKeptUnlessForced()
    {
        var there = folder.Write($"out/{Uuids.Two}.xml", [1]);
        var archive = folder.Pack("a.tar.lzma", new Letter(Uuids.One), new Letter(Uuids.Two));

        var refused = await Tool.RunAsync("memo", "unpack", archive, folder["out"]);
        var (names, kept) = (folder.Names, File.ReadAllBytes(there));
        var forced = await Tool.RunAsync("memo", "unpack", archive, folder["out"], "--force");

        refused.ExitCode.ShouldBe(ExitCode.Usage);
        refused.Error.ShouldStartWith("1 of the files are there already.");
        names.ShouldBe(["a.tar.lzma", "out", $"out/{Uuids.Two}.xml"]);
        kept.ShouldBe([1]);
        forced.ExitCode.ShouldBe(ExitCode.Success);
        File.ReadAllBytes(there).ShouldBe(new Letter(Uuids.Two).Bytes);
    }

    [Fact]
    public async Task Unpack_PlaceThatIsAFile_Ends2()
    {
        var archive = folder.Pack("a.tar.lzma", new Letter(Uuids.One));

        var answer = await Tool.RunAsync("memo", "unpack", archive, archive);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain("is a file. Name a folder.");
        folder.Names.ShouldBe(["a.tar.lzma"]);
    }

    [Fact]
    public async Task Unpack_FolderAboveIsMissing_Ends2AndSaysWhich()
    {
        var archive = folder.Pack("a.tar.lzma", new Letter(Uuids.One));

        var answer = await Tool.RunAsync("memo", "unpack", archive, folder["no/out"], "--json");

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Json.GetProperty("unread")[0].GetProperty("message").GetString()!.ShouldContain($"there is no folder {folder["no"]}.");
        folder.Names.ShouldBe(["a.tar.lzma"]);
    }

    [Fact]
    public async Task Unpack_ArchiveThatIsNotThere_Ends2()
    {
        var answer = await Tool.RunAsync("memo", "unpack", folder["none.tar.lzma"], folder["out"]);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain("There is no such file.");
        folder.Names.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.tar.gz")]
    public async Task Unpack_OtherKind_NamesLettersAfterTheirMessageUuidAndMakesThoseOfPackages(string name)
    {
        var json = """
            {"messageUUID":"33333333-3333-4333-8333-333333333333","recipient":{"type":"CPR","id":"7101900001"},"label":"Brev",
             "sender":{"id":"00998877","label":"Kommune"},"files":[{"path":"brev.txt"}]}
            """;
        var archive = folder.PackOther(
            name, ("mappe/brev.xml", Good), ("a.letter.json", Encoding.UTF8.GetBytes(json)), ("brev.txt", "Hej"u8.ToArray()));

        var answer = await Tool.RunAsync("memo", "unpack", archive, folder["out"]);

        answer.Error.ShouldBeEmpty();
        answer.ExitCode.ShouldBe(ExitCode.Success);
        folder.Names.ShouldBe([name, "out", $"out/{Uuids.One}.xml", "out/33333333-3333-4333-8333-333333333333.xml"]);
        File.ReadAllBytes(folder[$"out/{Uuids.One}.xml"]).ShouldBe(Good);
    }

    [Fact]
    public async Task Unpack_PackageWithoutSender_LeavesNothing()
    {
        var json = """{"recipient":{"type":"CPR","id":"7101900001"},"label":"Brev","files":[{"path":"brev.txt"}]}""";
        var archive = folder.PackOther("a.zip", ("a.letter.json", Encoding.UTF8.GetBytes(json)), ("brev.txt", "Hej"u8.ToArray()));

        var answer = await Tool.RunAsync("memo", "unpack", archive, folder["out"]);

        answer.ExitCode.ShouldBe(ExitCode.Failure);
        answer.Output.ShouldContain("letter.json.invalid INVALID sender: ");
        folder.Names.ShouldBe(["a.zip"]);
    }

    [Fact]
    public async Task Unpack_HostileZip_LeavesNothing()
    {
        var archive = folder.PackOther("a.zip", ("a.xml", Good), ("../b.xml", Good));

        var answer = await Tool.RunAsync("memo", "unpack", archive, folder["out"]);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain("archive.path.unsafe");
        folder.Names.ShouldBe(["a.zip"]);
    }

    [Fact]
    public async Task Unpack_SameMessageUuidTwice_LeavesNothing()
    {
        var archive = folder.PackOther("a.zip", ("a.xml", Good), ("b.xml", Good));

        (await Tool.RunAsync("memo", "unpack", archive, folder["out"])).Output.ShouldContain("b.xml: message.uuid.not.unique");
        folder.Names.ShouldBe(["a.zip"]);
    }

    private async Task ShouldRefuseAsync(string archive, string code, int exitCode)
    {
        var answer = await Tool.RunAsync("memo", "unpack", archive, folder["out"]);

        answer.ExitCode.ShouldBe(exitCode);
        (answer.Output + answer.Error).ShouldContain($"{code}");
        folder.Names.ShouldBe(["a.tar.lzma"]);
    }
}
