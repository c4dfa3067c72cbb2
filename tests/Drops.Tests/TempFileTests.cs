namespace Postvogn.Drops.Tests;

/// <summary>Asks about the file itself: what else lies in the temporary folder is other processes' and other tests'.</summary>
public sealed class TempFileTests
{
    [Fact]
    public async Task OfAsync_WhileItIsOpen_HasNoNameOnDisk()
    {
        await using var file = await TempFile.OfAsync(new MemoryStream([1, 2, 3]), longest: 3, default);

        file.Length.ShouldBe(3);
        if (!OperatingSystem.IsWindows()) File.Exists(file.Stream.Name).ShouldBeFalse();
    }

    [Fact]
    public async Task DisposeAsync_Always_LeavesNothing()
    {
        var file = await TempFile.OfAsync(new MemoryStream([1, 2, 3]), longest: 3, default);
        var path = file.Stream.Name;

        await file.DisposeAsync();

        File.Exists(path).ShouldBeFalse();
    }
}
