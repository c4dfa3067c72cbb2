namespace Postvogn.Sandbox.FunctionsHost.Configuration;

internal sealed record AppDefinition(HostSettings Host, WorkerDescription Worker, IReadOnlyList<FunctionDefinition> Functions)
{
    private const string ExtensionsFile = "extensions.json";
    private const string QueueExtension = "AzureStorageQueues";

    public static AppDefinition Read(string appRoot, IReadOnlyDictionary<string, string> appSettings)
    {
        var errors = new ConfigurationErrors();
        var app = new AppDefinition(HostSettings.Read(appRoot, appSettings, errors), WorkerDescription.Read(appRoot, errors), []);
        errors.ThrowIfAny();
        return app;
    }

    public AppDefinition With(
        IEnumerable<(string Name, IEnumerable<string> Bindings)> functions, string appRoot, IReadOnlyDictionary<string, string> appSettings)
    {
        var errors = new ConfigurationErrors();
        var reader = new FunctionReader(new SettingsExpander(appSettings), errors);
        List<FunctionDefinition> read =
            [.. functions.Select(function => reader.Read(function.Name, function.Bindings)).OfType<FunctionDefinition>()];
        if (read.Any(function => function.Trigger is QueueTrigger) && !HasQueueExtension(appRoot))
            errors.Add(
                ExtensionsFile, "The extension for queue triggers is missing: no such function would run.", "Build the app with its SDK.");
        errors.ThrowIfAny();
        return this with { Functions = read };
    }

    // The host brings HTTP and timers itself; every other trigger works only when the app brings the host's half of it.
    private static bool HasQueueExtension(string appRoot)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(appRoot, ExtensionsFile)));
            return json.RootElement.GetProperty("extensions").EnumerateArray().Any(extension =>
                extension.GetProperty("name").GetString() == QueueExtension
                && File.Exists(Path.Combine(appRoot, extension.GetProperty("hintPath").GetString() ?? "")));
        }
        catch (Exception exception) when (exception is IOException or JsonException or KeyNotFoundException)
        {
            return false;
        }
    }
}
