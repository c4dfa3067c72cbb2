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

        foreach (var twins in routed.GroupBy(RouteAndMethods, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            errors.Add($"{twins.Last().Name}/function.json", $"The route is also that of {twins.First().Name}.", "Give each function its own route.");
        }
    }

    private static string RouteAndMethods(FunctionDefinition function)
    {
        var trigger = (HttpTrigger)function.Trigger;
        var route = trigger.Route.Length == 0 ? function.Name : trigger.Route;
        return $"{route.Trim('/')} {string.Join(',', trigger.Methods.Order(StringComparer.Ordinal))}";
    }
}
