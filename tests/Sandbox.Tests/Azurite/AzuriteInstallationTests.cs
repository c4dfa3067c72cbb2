using Postvogn.Sandbox.Azurite;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Tests.Certificates;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.Azurite;

public sealed class AzuriteInstallationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeClock clock = new();
    private readonly List<string> installed = [];

    private string Cache => folder["cache/postvogn"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task EnsureAsync_NotThere_InstallsThePinnedVersionOnce()
    {
        var installation = With(InstallAsync);

        await installation.EnsureAsync(CancellationToken.None);
        await installation.EnsureAsync(CancellationToken.None);

        installed.ShouldBe(["azurite@3.37.0"]);
        installation.IsThere.ShouldBeTrue();
        installation.Script.ShouldStartWith(Path.Combine(Cache, "azurite-3.37.0"));
    }

    [Fact]
    public async Task EnsureAsync_WhileItIsInstalled_IsNotThereByHalf()
    {
        var duringInstallation = true;
        AzuriteInstallation installation = null!;
        installation = With(async (package, into, cancel) =>
        {
            await InstallAsync(package, into, cancel);
            duringInstallation = installation.IsThere;
        });

        await installation.EnsureAsync(CancellationToken.None);

        duringInstallation.ShouldBeFalse();
    }

    [Fact]
    public async Task EnsureAsync_TwoAtOnce_InstallsOnceAndTheOtherWaits()
    {
        var goOn = new TaskCompletionSource();
        var first = With(async (package, into, cancel) =>
        {
            await goOn.Task;
            await InstallAsync(package, into, cancel);
        }).EnsureAsync(CancellationToken.None);
        var second = With(InstallAsync).EnsureAsync(CancellationToken.None);
        clock.WaitingTimers.ShouldBe(1);

        goOn.SetResult();
        await first;
        clock.Advance(TimeSpan.FromSeconds(1));
        await second;

        installed.Count.ShouldBe(1);
    }

    [Fact]
    public async Task EnsureAsync_AnEarlierOneFailedHalfway_StartsAfresh()
    {
        var failing = With((_, into, _) =>
        {
            File.WriteAllText(Path.Combine(into, "half"), "");
            throw new SandboxException("no registry");
        });
        (await Should.ThrowAsync<SandboxException>(() => failing.EnsureAsync(CancellationToken.None))).Message.ShouldBe("no registry");
        failing.IsThere.ShouldBeFalse();

        var installation = With(InstallAsync);
        await installation.EnsureAsync(CancellationToken.None);

        installation.IsThere.ShouldBeTrue();
        File.Exists(Path.Combine(installation.Folder, "half")).ShouldBeFalse();
    }

    [Fact]
    public async Task EnsureAsync_CacheCannotBeMade_SaysWhichFolderAndHowToNameAnother()
    {
        File.WriteAllText(folder["cache"], "a file in its place");

        var fault = await Should.ThrowAsync<SandboxException>(() => With(InstallAsync).EnsureAsync(CancellationToken.None));

        fault.Message.ShouldContain(Cache);
        fault.Message.ShouldContain("XDG_CACHE_HOME");
    }

    private AzuriteInstallation With(Func<string, string, CancellationToken, Task> install) => new(Cache, install, clock);

    private Task InstallAsync(string package, string into, CancellationToken cancellationToken)
    {
        installed.Add(package);
        var script = Path.Combine(into, "node_modules/azurite/dist/src/azurite.js");
        Directory.CreateDirectory(Path.GetDirectoryName(script)!);
        return File.WriteAllTextAsync(script, "", cancellationToken);
    }
}
