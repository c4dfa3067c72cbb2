using Postvogn.Sandbox.Certificates;
using Postvogn.Sandbox.Processes;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Tests.Processes;

public sealed class PrivateFileTests : IDisposable
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Write_FileThatAllCouldRead_IsItsOwnersAlone()
    {
        File.WriteAllText(folder["key"], "an older key");

        PrivateFile.Write(folder["key"], [1, 2]);

        File.ReadAllBytes(folder["key"]).ShouldBe([1, 2]);
        ModeOf(folder["key"]).ShouldBe(OwnersFile);
    }

    [Fact]
    public void Stage_EveryFileAndFolderOfKeys_IsItsOwnersAlone()
    {
        var folders = new StageFolders(folder["data"]);
        Directory.CreateDirectory(folders.Certificates);
        folders.Create();
        using var authority = SandboxAuthority.LoadOrCreate(folders.Certificates, TimeProvider.System);
        Identities.Issue(Solbjerg.Cast, folders, authority);
        using var server = authority.IssueServer("localhost");

        var files = Directory.GetFiles(folders.Certificates);

        files.Length.ShouldBeGreaterThan(Solbjerg.Cast.Systems.Count * 2);
        foreach (var file in files) ModeOf(file).ShouldBe(OwnersFile, file);
        ModeOf(folders.Certificates).ShouldBe(OwnersFolder);
        ModeOf(folders.Keys).ShouldBe(OwnersFolder);
    }

    public void Dispose() => folder.Dispose();

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows()
        ? File.Exists(path) ? OwnersFile : OwnersFolder
        : File.GetUnixFileMode(path);
}
