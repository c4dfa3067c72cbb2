using NCrontab;

namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>One trigger, and nothing else but the answer to HTTP.</summary>
internal sealed class FunctionReader(SettingsExpander settings, ConfigurationErrors errors)
{
    private const string DefaultConnection = "AzureWebJobsStorage";

    public FunctionDefinition? Read(string name, IEnumerable<string> bindings)
    {
        Trigger? trigger = null;
        foreach (var section in bindings.Select(binding => JsonSection.Parse(binding, name, errors)).OfType<JsonSection>())
        {
            var type = section.RequiredText("type", "Build the app with its SDK.");
            if (type == "http") continue;
            trigger = Read(section, type, name);
        }

        return trigger is null ? null : new FunctionDefinition(name, trigger);
    }

    private Trigger? Read(JsonSection section, string type, string function)
    {
        section.Accept("direction", "dataType", "properties");
        var binding = section.RequiredText("name", "Build the app with its SDK.");
        Trigger? trigger = type switch
        {
            "httpTrigger" => new HttpTrigger(
                binding, Route(section, function), Methods(section), section.Choice("authLevel", AuthLevel.Function)),
            "queueTrigger" => new QueueTrigger(binding, QueueName(section), Connection(section)),
            "timerTrigger" => Timer(section, binding),
            _ => null,
        };
        if (trigger is null && type != "timerTrigger")
            section.Fault(
                "type", $"is '{type}', which is not played here.", "Use an HTTP, queue or timer trigger; send by the service's SDK.");
        else
            section.RefuseTheRest();
        return trigger;
    }

    // A function without a route is found by its name.
    private static string Route(JsonSection section, string function) =>
        section.Text("route") is { Length: > 0 } route ? route.Trim('/') : function;

    private static IReadOnlyList<string> Methods(JsonSection section) =>
        [.. section.Texts("methods").Select(method => method.ToUpperInvariant())];

    private string QueueName(JsonSection section) =>
        settings.Expand(section.RequiredText("queueName", "Name the queue, directly or as %SETTING%."), section, "queueName");

    private string Connection(JsonSection section)
    {
        var name = section.Text("connection") is { Length: > 0 } given ? given : DefaultConnection;
        if (settings.Find(name) is { } connection) return connection;
        section.Fault(
            "connection", $"names {name}, which is not set.", $"Set {name} to a connection string; identities are not played here.");
        return "";
    }

    private TimerTrigger? Timer(JsonSection section, string binding)
    {
        var runOnStartup = section.Flag("runOnStartup", false);
        var useMonitor = section.Flag("useMonitor", true);
        var expanded = settings.Expand(section.RequiredText("schedule", "Write an NCRONTAB expression."), section, "schedule");
        var fields = expanded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        if (CrontabSchedule.TryParse(expanded, new() { IncludingSeconds = fields != 5 }) is { } schedule)
            return new TimerTrigger(binding, schedule, runOnStartup, useMonitor);
        section.Fault("schedule", $"is '{expanded}', which is no NCRONTAB expression.", "Write second minute hour day month weekday.");
        return null;
    }
}
