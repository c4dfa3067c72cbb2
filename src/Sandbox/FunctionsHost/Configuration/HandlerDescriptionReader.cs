using Postvogn.Sandbox.FunctionsHost.Handler;

namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>Reads <c>customHandler.description</c>: finds the executable and joins the arguments as the real host does.</summary>
internal sealed class HandlerDescriptionReader(string appRoot, SettingsExpander settings)
{
    public HandlerSettings Read(JsonSection section)
    {
        var baseDirectory = Under(appRoot, section.Text("workerDirectory"));
        var executable = Executable(section, baseDirectory);
        var arguments = Arguments(section, baseDirectory);
        var workingDirectory = Under(appRoot, section.Text("workingDirectory"));
        if (!Directory.Exists(workingDirectory)) section.Fault("workingDirectory", "does not exist.", "Create the folder, or leave it out.");
        var errorsOnly = section.Flag("useStdErrorStreamForErrorsOnly", true);
        section.RefuseTheRest();
        return new HandlerSettings(executable, arguments, workingDirectory, null, TimeSpan.Zero, errorsOnly, false);
    }

    private string Executable(JsonSection section, string baseDirectory)
    {
        const string setting = "defaultExecutablePath";
        var text = section.RequiredText(setting, "Name the app's executable.");
        if (text.Length == 0) return "";
        var name = settings.Expand(text, section, setting);
        if (ExecutableFinder.Find(name, baseDirectory) is { } path) return path;
        section.Fault(setting, $"is '{name}', which lies neither in {baseDirectory} nor on PATH.", "Build the app, or correct the name.");
        return name;
    }

    private string Arguments(JsonSection section, string baseDirectory)
    {
        var script = section.Text("defaultWorkerPath");
        string?[] parts =
        [
            .. section.Texts("arguments"),
            script is null ? null : $"\"{Path.Combine(baseDirectory, script)}\"",
            .. section.Texts("workerArguments"),
        ];
        return string.Join(' ', parts.OfType<string>().Select(part => ExpandArgument(part, section)));
    }

    // The variables of a start are known only then; all others must be known now.
    private string ExpandArgument(string argument, JsonSection section)
    {
        var (expanded, missing) = settings.Expand(argument);
        foreach (var name in missing.Where(name => !HandlerEnvironment.Names.Contains(name)))
        {
            section.Fault("arguments", $"name %{name}%, which is not set.", $"Add {name} to the app settings.");
        }

        return expanded;
    }

    private static string Under(string root, string? directory) => directory is null ? root : Path.Combine(root, directory);
}
