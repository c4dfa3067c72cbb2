namespace Postvogn.Drops.Tests;

public sealed class DropNameTests
{
    [Theory]
    [InlineData("kmd/brev.xml", DropKind.Memo)]
    [InlineData("kmd/mappe/BREV.XML", DropKind.Memo)]
    [InlineData("kmd/a.letter.json", DropKind.Package)]
    [InlineData("kmd/letter.json", DropKind.Package)]
    [InlineData("kmd/a.tar.lzma", DropKind.TarLzma)]
    [InlineData("kmd/a.zip", DropKind.Zip)]
    [InlineData("kmd/a.tar", DropKind.Tar)]
    [InlineData("kmd/a.tgz", DropKind.TarGz)]
    [InlineData("kmd/a.tar.gz", DropKind.TarGz)]
    [InlineData("kmd/a.tar.bz2", DropKind.TarBz2)]
    [InlineData("kmd/a.TAR.XZ", DropKind.TarXz)]
    [InlineData("files/brev.xml", DropKind.Memo)]
    [InlineData("kmd/brev.pdf", null)]
    [InlineData("kmd/brev.gz", null)]
    [InlineData("kmd/files/brev.xml", null)]
    [InlineData("kmd/mappe/files/a.zip", null)]
    [InlineData("brev.xml", DropKind.Memo)]
    [InlineData("/brev.xml", DropKind.Memo)]
    [InlineData("kmd/brev.xml. ", DropKind.Memo)]
    [InlineData("kmd/brev.zip\u200B", DropKind.Zip)]
    [InlineData("kmd/brev.xml.tmp", null)]
    public void From_Name_IsWhatItsEndingSays(string name, DropKind? kind) => (DropName.From(name)?.Kind).ShouldBe(kind);

    [Theory]
    [InlineData("kmd/urgent/brev.xml", true)]
    [InlineData("kmd/brev/urgent/brev.xml", false)]
    public void From_FolderUrgent_IsUrgentIfItIsTheFirst(string name, bool urgent) => DropName.From(name)!.Urgent.ShouldBe(urgent);

    [Fact]
    public void FileBeside_Name_IsInTheSameFolder() =>
        DropName.From("kmd/mappe/a.letter.json")!.FileBeside("files/brev.pdf").ShouldBe("kmd/mappe/files/brev.pdf");
}
