using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.Tests.Processes;

public sealed class OwnedFolderTests : IDisposable
{
    private const string Prefix = "run-";
    private readonly TemporaryFolder parent = new();

    [Fact]
    public void Make_OneThatADeadOwnerLeft_IsRemoved()
    {
        var orphan = Left("run-orphan", mark: true);

        using var made = OwnedFolder.Make(parent.Path, Prefix);

        Directory.Exists(orphan).ShouldBeFalse();
        Directory.Exists(made.Path).ShouldBeTrue();
    }

    [Fact]
    public void Make_OneWhoseOwnerLives_Stays()
    {
        using var other = OwnedFolder.Make(parent.Path, Prefix);

        using var made = OwnedFolder.Make(parent.Path, Prefix);

        Directory.Exists(other.Path).ShouldBeTrue();
        made.Path.ShouldNotBe(other.Path);
    }

    [Theory]
    [InlineData("run-kept", false)]
    [InlineData("walk-orphan", true)]
    [InlineData("runaway", true)]
    public void Make_OneThatIsToBeKeptOrIsAnothers_Stays(string name, bool mark)
    {
        var other = Left(name, mark);

        using var made = OwnedFolder.Make(parent.Path, Prefix);

        Directory.Exists(other).ShouldBeTrue();
    }

    [Fact]
    public void Dispose_Always_LeavesNothing()
    {
        var made = OwnedFolder.Make(parent.Path, Prefix);
        File.WriteAllText(Path.Combine(made.Path, "brev.xml"), "");

        made.Dispose();

        Directory.EnumerateFileSystemEntries(parent.Path).ShouldBeEmpty();
    }

    public void Dispose() => parent.Dispose();

    private string Left(string name, bool mark)
    {
        var folder = Directory.CreateDirectory(parent[name]).FullName;
        File.WriteAllText(Path.Combine(folder, "brev.xml"), "");
        if (mark) File.WriteAllText(Path.Combine(folder, "owner.lock"), "");
        return folder;
    }
}
