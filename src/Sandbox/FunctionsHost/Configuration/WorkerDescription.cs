namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>worker.config.json: what to start.</summary>
/// <param name="Executable">A full path, or a command that is found on PATH.</param>
/// <param name="Arguments">The app's assembly, with what else stands before the host's own arguments.</param>
internal sealed record WorkerDescription(string Executable, IReadOnlyList<string> Arguments)
{
    private const string FileName = "worker.config.json";
    private const string Root = "{WorkerRoot}";
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? ["", ".exe", ".cmd", ".bat"] : [""];

    public static WorkerDescription Read(string appRoot, ConfigurationErrors errors)
    {
        if (JsonSection.ReadFile(appRoot, FileName, errors) is not { } file || file.Section("description") is not { } section)
            return new("", []);
        if (section.Text("language") != "dotnet-isolated") section.Fault("language", "is not dotnet-isolated.", "Build the app with its SDK.");
        var executable = section.RequiredText("defaultExecutablePath", "Build the app with its SDK.");
        var worker = section.RequiredText("defaultWorkerPath", "Build the app with its SDK.");
        var path = Path.Combine(appRoot, worker.Replace(Root, "", StringComparison.Ordinal));
        if (!File.Exists(path)) section.Fault("defaultWorkerPath", $"is '{worker}', which is not there.", "Build the app.");
        var found = Find(executable.Replace(Root, "", StringComparison.Ordinal), appRoot);
        if (found is null) section.Fault("defaultExecutablePath", $"is '{executable}', which is neither there nor on PATH.", "Install it.");
        return new(found ?? executable, [.. section.Texts("arguments"), path]);
    }

    private static string? Find(string name, string appRoot) =>
        FileIn(appRoot, name) ?? (Path.GetDirectoryName(name) is { Length: > 0 } ? null : OnPath(name));

    private static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(directory => FileIn(directory, name))
        .FirstOrDefault(path => path is not null);

    private static string? FileIn(string directory, string name) =>
        Endings.Select(ending => Path.GetFullPath(Path.Combine(directory, name + ending))).FirstOrDefault(File.Exists);
}
