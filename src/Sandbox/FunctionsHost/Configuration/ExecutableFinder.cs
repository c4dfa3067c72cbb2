namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>Finds what <c>defaultExecutablePath</c> names: a file of the app first, then a command on PATH.</summary>
internal static class ExecutableFinder
{
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? ["", ".exe", ".cmd", ".bat"] : [""];

    public static string? Find(string name, string baseDirectory) =>
        FileIn(baseDirectory, name) ?? (Path.GetDirectoryName(name) is { Length: > 0 } ? null : OnPath(name));

    private static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(directory => FileIn(directory, name))
        .FirstOrDefault(path => path is not null);

    private static string? FileIn(string directory, string name) =>
        Endings.Select(ending => Path.GetFullPath(Path.Combine(directory, name + ending))).FirstOrDefault(File.Exists);
}
