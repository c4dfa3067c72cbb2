namespace Postvogn.Sandbox.Processes;

internal static class ProgramPath
{
    private static readonly string[] Extensions = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    public static string? Find(string program) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from extension in Extensions
         select Path.Combine(folder, program + extension)).FirstOrDefault(File.Exists);
}
