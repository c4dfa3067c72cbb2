using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.NodePackages;

/// <summary>Installed on first use, once, however many processes ask at the same time. The entry lies below the package's folder.</summary>
internal class NpmInstallation(
    string cache, string package, string entry, Func<string, string, CancellationToken, Task> install, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static string CacheOfUser => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "postvogn");

    public string NameAndVersion => package;

    public string Folder { get; } = Path.Combine(cache, package.TrimStart('@').Replace('@', '-').Replace('/', '-'));

    public string Entry => Path.Combine([Folder, "node_modules", package[..package.LastIndexOf('@')], .. entry.Split('/')]);

    /// <summary>It never is by half.</summary>
    public bool IsThere => File.Exists(Entry);

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (IsThere)
            return;
        try
        {
            Directory.CreateDirectory(cache);
            await using var held = await LockAsync(cancellationToken);
            if (!IsThere)
                await InstallAsync(cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SandboxException(
                $"{package} cannot be installed in {cache}: {error.Message} Name another folder with XDG_CACHE_HOME.", error);
        }
    }

    // Beside it, then renamed: who is killed halfway leaves what the next one sweeps away.
    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        var beside = Folder + ".new";
        foreach (var rest in new[] { beside, Folder }.Where(Directory.Exists))
            Directory.Delete(rest, recursive: true);
        Directory.CreateDirectory(beside);
        await install(package, beside, cancellationToken);
        Directory.Move(beside, Folder);
    }

    // The system frees the lock when its holder dies; the file stays.
    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        FileStream? held;
        while ((held = FileLock.TryTake(Folder + ".lock")) is null) await Task.Delay(Pause, clock, cancellationToken);
        return held;
    }
}
