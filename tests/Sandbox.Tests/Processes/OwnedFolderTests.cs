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

    [Theory]
    [InlineData("clr-debug-pipe-{0}-1-in", true)]
    [InlineData("clr-debug-pipe-{0}-1-out", true)]
    [InlineData("dotnet-diagnostic-{0}-1-socket", true)]
    [InlineData("letters-{0}-1", false)]
    [InlineData("dotnet-diagnostic-x-1-socket", false)]
    public void Make_OneThatADeadOwnerLeft_TakesTheOwnersRuntimeFilesWithIt(string name, bool goes)
    {
        var dead = parent[string.Format(System.Globalization.CultureInfo.InvariantCulture, name, int.MaxValue)];
        var alive = parent[$"clr-debug-pipe-{Environment.ProcessId}-1-in"];
        File.WriteAllText(dead, "");
        File.WriteAllText(alive, "");
        File.WriteAllText(Path.Combine(Left("run-orphan", mark: true), "owner.lock"), $"{dead}\n{alive}\n{parent["nowhere"]}\n");

        using var made = OwnedFolder.Make(parent.Path, Prefix);

        (File.Exists(dead), File.Exists(alive)).ShouldBe((!goes, true));
    }

    [Fact]
    public void Make_Always_WritesDownTheRuntimeFilesOfItsProcess()
    {
        if (!OperatingSystem.IsLinux()) return;
        var own = Directory.EnumerateFiles(Path.GetTempPath(), $"*-{Environment.ProcessId}-*")
            .Where(path => Path.GetFileName(path).StartsWith("clr-debug-pipe-", StringComparison.Ordinal)
                || Path.GetFileName(path).StartsWith("dotnet-diagnostic-", StringComparison.Ordinal)).ToList();
        string written;
        using (var mark = FileLock.TryTake(parent["in-use"]).ShouldNotBeNull())
        {
            mark.Position = 0;
            written = new StreamReader(mark).ReadToEnd();
        }

        written.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(own, ignoreOrder: true);
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
