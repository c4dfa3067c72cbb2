using Postvogn.Sandbox.Staging;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.Staging;

public sealed class StageFoldersTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Claim_FolderThatAnotherUses_SaysWhichAndWhatToDo()
    {
        var folders = new StageFolders(Path.Combine(folder.Path, "data"));
        using var first = folders.Claim();

        Should.Throw<SandboxException>(folders.Claim).Message.ShouldBe(
            $"Another sandbox uses {folders.Root}. End it, or name another folder with --data.");
    }

    [Fact]
    public void Claim_FolderThatWasLeft_IsFree()
    {
        var folders = new StageFolders(Path.Combine(folder.Path, "data"));
        folders.Claim().Dispose();

        Should.NotThrow(() => folders.Claim().Dispose());
    }

    [Fact]
    public void Claim_File_SaysSo()
    {
        var file = Path.Combine(folder.Path, "data");
        File.WriteAllText(file, "");

        Should.Throw<SandboxException>(new StageFolders(file).Claim).Message.ShouldBe($"{file} is a file. Name a folder with --data.");
    }

    public void Dispose() => folder.Dispose();
}
