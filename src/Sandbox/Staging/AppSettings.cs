using System.Collections;
using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Staging;

internal static class AppSettings
{
    public static readonly IReadOnlyDictionary<string, string> Schedules = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PullReceiptsSchedule"] = "*/2 * * * * *",
        ["PullMemosSchedule"] = "*/2 * * * * *",
        ["ChaseReceiptsSchedule"] = "*/10 * * * * *",
        ["CheckContactPointsSchedule"] = "*/10 * * * * *",
        ["PullContactListSchedule"] = "*/5 * * * * *",
        ["PullContactChangesSchedule"] = "*/2 * * * * *",
        ["SweepSchedule"] = "*/2 * * * * *",
    };

    public static Dictionary<string, string> For(StageScript script)
    {
        var settings = new Dictionary<string, string>(Schedules, StringComparer.Ordinal)
        {
            [script.Store.AppSetting.Key] = script.Store.AppSetting.Value,
            ["HintQueues"] = script.Queues,
            // A hint that failed comes again soon, and nobody waits for the next look into an empty queue.
            ["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:01",
            ["AzureFunctionsJobHost__extensions__queues__maxPollingInterval"] = "00:00:00.2",
            ["Postvogn__DigitalPost__BaseAddress"] = script.DigitalPost.ToString().TrimEnd('/'),
            ["Postvogn__DigitalPost__TrustedRoots"] = script.TrustedRoots,
            ["Postvogn__Organisation__System"] = script.Cast.Systems.First(system => system.Sends).Name,
            ["Postvogn__Contacts__System"] = script.Cast.Systems.First(system => system.Sends).Name,
            ["Postvogn__Inbox__DefaultDestination"] = Cast.DefaultDestination,
            ["Postvogn__Push__Thumbprints"] = script.PushThumbprint,
            ["Postvogn__Timing__SweepAfter"] = "00:00:20",
            ["Postvogn__Timing__ResendUnknownAfter"] = "00:00:20",
            // A very large letter goes alone and unpacked: on a laptop, packing it takes longer than Sweep waits.
            ["Postvogn__Transmissions__MaxBytes"] = "20000000",
        };
        foreach (var system in script.Cast.Systems)
            AddSystem(settings, script, system);
        foreach (var desks in script.Cast.Desks.Where(desk => desk.Destination != Cast.DefaultDestination)
            .GroupBy(desk => desk.Destination))
            settings[$"Postvogn__Inbox__Destinations__{desks.Key}__ContactPoints"] = string.Join(',', desks.Select(desk => desk.Point.Id));
        script.Sftp?.AddSettings(settings, script.App);
        AddOwn(settings);
        return settings;
    }

    // What the user has set comes last, so that any setting can be tried, a wrong one too.
    private static void AddOwn(Dictionary<string, string> settings)
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable is { Key: string name, Value: string value } && name.StartsWith("Postvogn__", StringComparison.OrdinalIgnoreCase))
                settings[name] = value;
        }
    }

    private static void AddSystem(Dictionary<string, string> settings, StageScript script, MailSystem system)
    {
        var prefix = $"Postvogn__Systems__{system.Name}__";
        settings[prefix + "Id"] = system.Id.ToString();
        settings[prefix + "Cvr"] = system.Cvr;
        settings[prefix + "Label"] = script.Cast.OwnerOf(system).Name;
        settings[prefix + "Protocol"] = ProtocolOf(system);
        settings[prefix + "Sends"] = system.Sends ? "true" : "false";
        settings[prefix + "Receives"] = system.Receives ? "true" : "false";
        if (system.Sends)
            AddSource(settings, system.Name, script.Cast.SourceOf(system.Name), hasList: script.Sftp is not null);
        if (system.Protocol == ServiceProtocol.Sftp)
            return;
        settings[prefix + "ApiKey"] = system.AuthenticationToken;
        settings[prefix + "Certificate"] = system.Name;
        settings[$"Postvogn__Certificates__{system.Name}__Path"] = script.Folders.CertificateOf(system.Name);
        settings[$"Postvogn__Certificates__{system.Name}__Password"] = script.CertificatePassword;
    }

    private static void AddSource(Dictionary<string, string> settings, string name, Source source, bool hasList)
    {
        var prefix = $"Postvogn__Sources__{name}__";
        settings[prefix + "System"] = name;
        // The list of the night comes by SFTP; without it, Digital Post is asked.
        settings[prefix + "Check"] = source.Check == "index" && !hasList ? "fresh" : source.Check;
        settings[prefix + "Print"] = source.Print ? "true" : "false";
        if (source.Destination is not null)
            settings[prefix + "Destination"] = source.Destination;
    }

    private static string ProtocolOf(MailSystem system) => system.Protocol switch
    {
        ServiceProtocol.RestPush => "REST_PUSH",
        ServiceProtocol.RestPull => "REST_PULL",
        ServiceProtocol.RestPublishSubscribe => "REST_PUBLISH_SUBSCRIBE",
        ServiceProtocol.Sftp => "SFTP",
        _ => throw new InvalidOperationException($"The system {system.Name} has a protocol that the app does not know: {system.Protocol}."),
    };
}
