namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>Reads the bindings of a function: one trigger, and the outputs that may stand with it.</summary>
internal sealed class BindingReader(SettingsExpander settings)
{
    private const string QueueNameFix = "Name the queue, directly or as %SETTING%.";

    public FunctionBindings Read(JsonSection root)
    {
        var found = new FoundBindings();
        foreach (var section in root.Sections("bindings"))
        {
            var name = section.RequiredText("name", "Give the binding a name.");
            if (!found.Names.Add(name)) section.Fault("name", $"'{name}' is there twice.", "Give each binding its own name.");
            if (ReadOne(section, name, found)) section.RefuseTheRest();
        }

        CheckTogether(root, found);
        return new FunctionBindings(found.Triggers.FirstOrDefault(), found.Outputs);
    }

    // False for a type that is not known, whose settings are then not known either.
    private bool ReadOne(JsonSection section, string name, FoundBindings found)
    {
        switch (section.Text("type"))
        {
            case "httpTrigger": found.Triggers.Add(Http(section, name)); return true;
            case "serviceBusTrigger": found.Triggers.Add(Queue(section, name)); return true;
            case "timerTrigger": found.Triggers.Add(Timer(section, name)); return true;
            case "serviceBus": found.Outputs.Add(Output(section, name)); return true;
            case "http": found.HttpOutputs++; Direction(section, "out"); return true;
            case var other: Unknown(section, other, found); return false;
        }
    }

    private static void CheckTogether(JsonSection root, FoundBindings found)
    {
        if (found.Triggers.Count != 1)
        {
            root.Fault("bindings", $"have {found.Triggers.Count} triggers.", "Give the function exactly one.");
        }
        else if (found.Triggers[0] is not HttpTrigger)
        {
            if (found.HttpOutputs > 0) root.Fault("bindings", "have an http output without an httpTrigger.", "Remove the http output.");
        }
        else if (found.HttpOutputs != 1 || found.Outputs.Count > 0)
        {
            root.Fault(
                "bindings",
                "have more or less than one httpTrigger and one http output, so the host would not stream the request.",
                "Keep these two alone, and let the function write a blob that carries the work on.");
        }
    }

    private static HttpTrigger Http(JsonSection section, string name)
    {
        Direction(section, "in");
        section.Accept("dataType", "webHookType");
        var methods = section.Texts("methods").Select(method => method.ToUpperInvariant());
        return new HttpTrigger(name, section.Text("route") ?? "", [.. methods], section.Choice("authLevel", AuthLevel.Function));
    }

    private QueueTrigger Queue(JsonSection section, string name)
    {
        Direction(section, "in");
        NoTopicsOrSessions(section);
        section.Accept("connection");
        return new QueueTrigger(
            name, QueueName(section), section.Choice("cardinality", Cardinality.One), DataType(section));
    }

    private QueueOutput Output(JsonSection section, string name)
    {
        Direction(section, "out");
        NoTopicsOrSessions(section);
        section.Accept("connection");
        return new QueueOutput(name, QueueName(section), DataType(section));
    }

    private TimerTrigger? Timer(JsonSection section, string name)
    {
        Direction(section, "in");
        var runOnStartup = section.Flag("runOnStartup", false);
        var useMonitor = section.Flag("useMonitor", true);
        var text = section.RequiredText("schedule", "Write an NCRONTAB expression, as in 0 */5 * * * *.");
        if (text.Length == 0) return null;
        var expanded = settings.Expand(text, section, "schedule");
        if (TimerSchedule.Parse(expanded) is { } schedule) return new TimerTrigger(name, schedule, runOnStartup, useMonitor);
        section.Fault("schedule", $"is '{expanded}', which is no NCRONTAB expression.", "Write second minute hour day month weekday.");
        return null;
    }

    private string QueueName(JsonSection section) => settings.Expand(section.RequiredText("queueName", QueueNameFix), section, "queueName");

    private static BindingDataType? DataType(JsonSection section) =>
        section.Has("dataType") ? section.Choice("dataType", BindingDataType.String) : null;

    private static void Direction(JsonSection section, string expected)
    {
        if (section.Text("direction") != expected) section.Fault("direction", $"is not \"{expected}\".", $"Write \"{expected}\".");
    }

    private static void NoTopicsOrSessions(JsonSection section)
    {
        section.Refuse("topicName", "is not played here.", "Use a queue.");
        section.Refuse("subscriptionName", "is not played here.", "Use a queue.");
        if (section.Flag("isSessionsEnabled", false)) section.Fault("isSessionsEnabled", "is not played here.", "Use a queue without sessions.");
    }

    private static void Unknown(JsonSection section, string? type, FoundBindings found)
    {
        section.Fault("type", $"is '{type}', which is not played here.", "Use httpTrigger, serviceBusTrigger, timerTrigger, serviceBus or http.");
        if (type?.EndsWith("Trigger", StringComparison.Ordinal) == true) found.Triggers.Add(null);
    }

    private sealed class FoundBindings
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        /// <summary>A trigger with a fault counts as null, so that the fault is told once.</summary>
        public List<Trigger?> Triggers { get; } = [];

        public List<QueueOutput> Outputs { get; } = [];

        public int HttpOutputs { get; set; }
    }
}
