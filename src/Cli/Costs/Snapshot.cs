using System.Text.Json;
using System.Xml;

namespace Postvogn.Cli.Costs;

/// <summary>What <c>bicep snapshot</c> says of a file of parameters: every resource, evaluated.</summary>
internal sealed class Snapshot
{
    private const string Schedules = "Schedule";
    private const decimal MostDays = 100_000;
    private static readonly (TimeSpan From, string Name)[] Frequencies =
    [
        (TimeSpan.FromMinutes(15), "PT15M"),
        (TimeSpan.FromMinutes(10), "PT10M"),
        (TimeSpan.FromMinutes(5), "PT5M"),
        (TimeSpan.Zero, "PT1M"),
    ];

    private readonly IReadOnlyList<JsonElement> resources;

    private Snapshot(JsonElement root)
    {
        if (ListOf(root, "diagnostics") is [var first, ..])
            throw new FormatException($"the compiler could not look into a part of it: {first.GetRawText()}");
        resources = [.. root.GetProperty("predictedResources").EnumerateArray()];
    }

    public static Installation Read(string file, StandardStreams? streams = null)
    {
        var text = CostFile.Text(file, streams);
        try
        {
            return new Snapshot(JsonElement.Parse(text)).Installation();
        }
        catch (Exception fault) when (
            fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException
                or InvalidDataException or OverflowException)
        {
            throw new InvalidDataException(
                $"{file}: it is no snapshot of an installation of Postvogn ({fault.Message.TrimEnd('.')}). " +
                "Wanted is what this writes: bicep snapshot main.production.bicepparam --mode overwrite.", fault);
        }
    }

    private Installation Installation()
    {
        var app = OneOf("Microsoft.Web/sites").GetProperty("properties").GetProperty("functionAppConfig");
        var scale = app.GetProperty("scaleAndConcurrency");
        var ready = ListOf(scale, "alwaysReady").ToLookup(
            group => TextOf(group, "name") == "http", group => NumberOf(group, "instanceCount", most: 1000));
        var alerts = PropertiesOf("Microsoft.Insights/scheduledQueryRules").Where(IsEnabled).ToList();
        return new()
        {
            AlwaysReady = ready[true].Sum(),
            AlwaysReadyQueues = ready[false].Sum(),
            MemoryMB = NumberOf(scale, "instanceMemoryMB", most: 65_536),
            Storage = Storage(),
            NatGateways = Count("Microsoft.Network/natGateways"),
            PublicAddresses = Count("Microsoft.Network/publicIPAddresses"),
            PrivateEndpoints = Count("Microsoft.Network/privateEndpoints"),
            DnsZones = Count("Microsoft.Network/privateDnsZones"),
            ServiceBus = ServiceBus(),
            // Another's workspace is not in the snapshot, nor is what is kept there paid here.
            LogDays = PropertiesOf("Microsoft.OperationalInsights/workspaces")
                .Select(log => NumberOf(log, "retentionInDays", MostDays)).FirstOrDefault(),
            LetterAccess = PropertiesOf("Microsoft.Insights/diagnosticSettings").SelectMany(audit => ListOf(audit, "logs"))
                .Any(log => TextOf(log, "category") == "StorageRead" && IsEnabled(log)),
            SentDays = DaysOf("messages/"),
            InboxDays = DaysOf("inbox/"),
            RecoveryDays = DaysOf(null),
            Alerts = alerts.GroupBy(FrequencyOf).ToDictionary(group => group.Key, group => (decimal)group.Count(), StringComparer.Ordinal),
            SplitAlerts = alerts.Count(alert =>
                ListOf(alert.GetProperty("criteria"), "allOf").Any(one => ListOf(one, "dimensions").Length > 0)),
            Timers = Timers(),
        };
    }

    private Dictionary<string, string> Timers()
    {
        var settings = PropertiesOf("Microsoft.Web/sites/config").SelectMany(config => config.EnumerateObject())
            .Where(setting => setting.Value.ValueKind == JsonValueKind.String)
            .ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!, StringComparer.Ordinal);
        var timers = settings
            .Where(setting => setting.Key.EndsWith(Schedules, StringComparison.Ordinal) && !IsDisabled(settings, setting.Key))
            .ToDictionary(StringComparer.Ordinal);
        foreach (var (_, schedule) in timers)
            _ = Schedule.RunsAMonth(schedule);
        return timers;
    }

    private static bool IsDisabled(Dictionary<string, string> settings, string schedule) =>
        settings.TryGetValue($"AzureWebJobs.{schedule[..^Schedules.Length]}.Disabled", out var disabled)
        && disabled.ToLowerInvariant() is "true" or "1";

    private static string FrequencyOf(JsonElement alert)
    {
        var every = XmlConvert.ToTimeSpan(alert.GetProperty("evaluationFrequency").GetString()!);
        return Frequencies.First(frequency => every >= frequency.From).Name;
    }

    // The lifecycle rule of a container; without one, that of earlier versions.
    private decimal DaysOf(string? prefix)
    {
        foreach (var rule in PropertiesOf("Microsoft.Storage/storageAccounts/managementPolicies")
            .SelectMany(policy => ListOf(policy.GetProperty("policy"), "rules")).Select(rule => rule.GetProperty("definition")))
        {
            var prefixes = ListOf(rule.GetProperty("filters"), "prefixMatch").Select(text => text.GetString());
            var actions = rule.GetProperty("actions");
            if (prefix is null && actions.TryGetProperty("version", out var version))
                return NumberOf(version.GetProperty("delete"), "daysAfterCreationGreaterThan", MostDays);
            if (prefix is not null && prefixes.Contains(prefix))
                return NumberOf(actions.GetProperty("baseBlob").GetProperty("delete"), "daysAfterModificationGreaterThan", MostDays);
        }

        return 0;
    }

    private static bool IsEnabled(JsonElement of) => !of.TryGetProperty("enabled", out var enabled) || enabled.GetBoolean();

    private static JsonElement[] ListOf(JsonElement of, string name) =>
        of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string? TextOf(JsonElement of, string name) => of.TryGetProperty(name, out var text) ? text.GetString() : null;

    private IEnumerable<JsonElement> OfType(string type) =>
        resources.Where(resource => string.Equals(TextOf(resource, "type"), type, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<JsonElement> PropertiesOf(string type) => OfType(type).Select(resource => resource.GetProperty("properties"));

    private JsonElement OneOf(string type) =>
        OfType(type).Cast<JsonElement?>().FirstOrDefault() ?? throw new FormatException($"there is no {type} in it");

    private static decimal NumberOf(JsonElement of, string name, decimal most) => of.GetProperty(name).GetDecimal() is var number
        && number >= 0 && number <= most ? number : throw new FormatException($"{name} is {of.GetProperty(name)}");

    private string Storage() => SkusOf("Microsoft.Storage/storageAccounts") switch
    {
        [var sku] when Costs.Installation.Redundancies.FirstOrDefault(its => sku == $"Standard_{its}") is { } redundancy => redundancy,
        [] => throw new FormatException("there is no storage in it"),
        var skus => throw new FormatException(
            $"its storage is {string.Join(", ", skus)}; known is Standard_ with one of " +
            string.Join(", ", Costs.Installation.Redundancies)),
    };

    private string ServiceBus() => SkusOf("Microsoft.ServiceBus/namespaces") switch
    {
        [] => "none",
        ["Standard"] => "standard",
        ["Premium"] => "premium",
        var skus => throw new FormatException($"its Service Bus is {string.Join(", ", skus)}, and one of Standard, Premium is known"),
    };

    private List<string> SkusOf(string type) => [.. OfType(type)
        .Select(resource => resource.GetProperty("sku").GetProperty("name").GetString() ?? "").Distinct(StringComparer.Ordinal)];

    private int Count(string type) => OfType(type).Count();
}
