using Postvogn.Functions.DigitalPost;

namespace Postvogn.Functions.Tests.DigitalPost;

public sealed class LocalFolderTests
{
    [Fact]
    public void Dispose_WithFiles_LeavesNothing()
    {
        string path;
        using (var folder = new LocalFolder())
        {
            path = folder.Path;
            File.WriteAllText(folder.File("letter"), "…");
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Directory.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public void Make_AKilledProcessLeftOne_RemovesItAndNoOther()
    {
        var abandoned = new LocalFolder();
        using var inUse = new LocalFolder();
        File.WriteAllText(abandoned.File("letter"), "…");
        Directory.SetLastWriteTimeUtc(abandoned.Path, DateTime.UnixEpoch);

        using var next = new LocalFolder();

        Directory.Exists(abandoned.Path).ShouldBeFalse();
        Directory.Exists(inUse.Path).ShouldBeTrue();
    }
}
