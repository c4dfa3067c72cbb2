namespace Postvogn.Testing;

/// <summary>Finds programs on the PATH.</summary>
public static class Programs
{
    /// <summary>The full path of a program; null when there is none of that name.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
