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

    [Fact]
    public void Claim_SameFolderByAnotherName_IsTaken()
    {
        using var first = new StageFolders(Path.Combine(folder.Path, "data")).Claim();
        Directory.CreateSymbolicLink(folder["link"], folder["data"]);

        foreach (var other in new[] { folder["link"], folder["data"] + "/", folder["data/../data"], folder["./data"] })
            Should.Throw<SandboxException>(new StageFolders(other).Claim, other);
    }

    [Fact]
    public void Create_WhatAKilledAppLeftInItsTemporaryFolder_IsRemoved()
    {
        var folders = new StageFolders(folder["data"]);
        folders.Create();
        File.WriteAllText(Path.Combine(folders.Temporary, "half"), "");

        folders.Create();

        Directory.EnumerateFileSystemEntries(folders.Temporary).ShouldBeEmpty();
    }

    public void Dispose() => folder.Dispose();
}
