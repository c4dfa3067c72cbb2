namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>Reads the folder that would be deployed: host.json and every function's function.json, and how they fit together.</summary>
internal static class AppReader
{
    /// <exception cref="FunctionsHostConfigurationException">With every fault there is.</exception>
    public static AppDefinition Read(FunctionsHostOptions options)
    {
        var errors = new ConfigurationErrors();
        var settings = new SettingsExpander(options.AppSettings);
        var host = new HostJsonReader(options.AppRoot, settings, errors).Read();
        var reader = new FunctionJsonReader(options.AppRoot, new BindingReader(settings), errors);
        var functions = FunctionNames(options.AppRoot).Select(reader.Read).OfType<FunctionDefinition>().ToList();
        CheckRoutes(functions, host, errors);
        errors.ThrowIfAny();
        return new AppDefinition(host!, functions);
    }

    private static IEnumerable<string> FunctionNames(string appRoot) => !Directory.Exists(appRoot)
        ? []
        : Directory.EnumerateDirectories(appRoot)
            .Where(directory => File.Exists(Path.Combine(directory, "function.json")))
            .Select(directory => Path.GetFileName(directory))
            .Order(StringComparer.Ordinal);

    private static void CheckRoutes(List<FunctionDefinition> functions, HostSettings? host, ConfigurationErrors errors)
    {
        var routed = functions.Where(function => function.Trigger is HttpTrigger).ToList();
        if (routed.Count > 0 && host is { Handler.ProxiesHttp: false })
        {
            errors.Add(
                HostJsonReader.FileName,
                "customHandler.enableProxyingHttpRequest is not set, so the host would not stream HTTP requests.",
                "Set it to true.");
        }

        foreach (var (first, second) in Pairs(routed).Where(pair => Clash(pair.First, pair.Second)))
        {
            errors.Add($"{second.Name}/function.json", $"The route is also that of {first.Name}.", "Give each function its own route or methods.");
        }
    }

    private static IEnumerable<(FunctionDefinition First, FunctionDefinition Second)> Pairs(List<FunctionDefinition> functions) =>
        functions.SelectMany((first, index) => functions.Skip(index + 1).Select(second => (first, second)));

    private static bool Clash(FunctionDefinition first, FunctionDefinition second)
    {
        var (one, other) = ((HttpTrigger)first.Trigger, (HttpTrigger)second.Trigger);
        var shareAMethod = one.Methods.Count == 0 || other.Methods.Count == 0 || one.Methods.Intersect(other.Methods, StringComparer.Ordinal).Any();
        return shareAMethod && string.Equals(RouteOf(first), RouteOf(second), StringComparison.OrdinalIgnoreCase);
    }

    private static string RouteOf(FunctionDefinition function) => ((HttpTrigger)function.Trigger).RouteFor(function.Name);
}
