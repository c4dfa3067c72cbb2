using System.Runtime.InteropServices;

namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary><c>dotnet</c> is the sandbox's own runtime, which need not be on PATH.</summary>
internal sealed record WorkerDescription(string Executable, IReadOnlyList<string> Arguments)
{
    private const string FileName = "worker.config.json";
    private const string Root = "{WorkerRoot}";
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? ["", ".exe"] : [""];

    public static WorkerDescription Read(string appRoot, ConfigurationErrors errors)
    {
        if (JsonSection.ReadFile(appRoot, FileName, errors) is not { } file || file.Section("description") is not { } section)
            return new("", []);
        if (section.Text("language") != "dotnet-isolated")
            section.Fault("language", "is not dotnet-isolated.", "Build the app with its SDK.");
        var executable = section.RequiredText("defaultExecutablePath", "Build the app with its SDK.");
        var worker = section.RequiredText("defaultWorkerPath", "Build the app with its SDK.");
        var path = Path.Combine(appRoot, worker.Replace(Root, "", StringComparison.Ordinal));
        if (!File.Exists(path)) section.Fault("defaultWorkerPath", $"is '{worker}', which is not there.", "Build the app.");
        var found = Find(executable.Replace(Root, "", StringComparison.Ordinal), appRoot);
        if (found is null) section.Fault("defaultExecutablePath", $"is '{executable}', which is not there.", "Build the app.");
        return new(found ?? executable, [.. section.Texts("arguments"), path]);
    }

    private static string? Find(string name, string appRoot)
    {
        var folder = name == "dotnet" ? Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..") : appRoot;
        return Endings.Select(ending => Path.GetFullPath(Path.Combine(folder, name + ending))).FirstOrDefault(File.Exists);
    }
}
