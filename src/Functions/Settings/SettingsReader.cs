using Postvogn.Drops;
using Postvogn.Drops.Routing;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Settings;

/// <summary>Finds all that is wrong, not only the first error.</summary>
internal static class SettingsReader
{
    private static readonly Uri ProductionAddress = new("https://api.digitalpost.dk");

    public static (PostvognSettings? Settings, IReadOnlyList<SettingError> Errors) Read(IConfiguration configuration)
    {
        var errors = new List<SettingError>();
        var root = new SettingsSection(configuration.GetSection("Postvogn"), "Postvogn", errors);
        var settings = new PostvognSettings
        {
            Storage = StorageReader.Read(root.Section("Storage")),
            Hints = HintReader.Read(new SettingsSection(configuration, "", errors)),
            Identity = ReadIdentity(root.Section("Identity")),
            DigitalPost = ReadDigitalPost(root.Section("DigitalPost")),
            Sftp = SftpReader.ReadServer(root.Section("Sftp")),
            KeyVault = KeyVaultReader.Read(root.Section("KeyVault")),
            Certificates = root.ByName("Certificates", (_, section) => CertificateSettingsReader.Read(section)),
            Systems = root.ByName("Systems", SystemReader.Read),
            Sources = root.ByName("Sources", SourceReader.Read),
            Inbox = ReadInbox(root.Section("Inbox")),
            Organisation = OrganisationReader.Read(root.Section("Organisation")),
            PushThumbprints = PushReader.ReadThumbprints(root.Section("Push")),
            PushIssuers = PushReader.ReadIssuers(root.Section("Push")),
            Scan = ScanReader.Read(root.Section("Scan")),
            PersonNames = PersonNamesReader.Read(root.Section("PersonNames")),
            Timing = ReadTiming(root.Section("Timing")),
            Transmissions = ReadTransmissions(root.Section("Transmissions")),
            Contacts = ContactsReader.Read(root.Section("Contacts")),
            Telemetry = TelemetryReader.Read(new SettingsSection(configuration, "", errors)),
            KillAt = ReadKillPoint(root.Section("Test")),
        };
        SettingsRules.Check(settings, root, errors);
        return errors.Count == 0 ? (SystemNames.AsConfigured(settings), errors) : (null, errors);
    }

    private static IdentitySettings ReadIdentity(SettingsSection section)
    {
        if (section.Optional("ClientId") is not { } text) return new IdentitySettings(ClientId: null);
        if (!Guid.TryParse(text, out var id)) section.Add("ClientId", "is no UUID.",
            "Give the client id of the user-assigned managed identity (az identity show --query clientId).");
        return new IdentitySettings(id);
    }

    private static DigitalPostSettings ReadDigitalPost(SettingsSection section)
    {
        var address = section.OptionalUri("BaseAddress", SettingsSection.IsHttps, "is no https address.",
            "Give https://api.digitalpost.dk (production) or https://api.test.digitalpost.dk (test).") ?? ProductionAddress;
        var environment = section.Optional("Environment") ?? "Production";
        if (environment is not ("Production" or "Test"))
            section.Add("Environment", "is neither Production nor Test.", "Give one of the two; it sets the rate limit (TI 12.1).");
        return new DigitalPostSettings(address, section.OptionalRoots("TrustedRoots"), environment == "Production")
        {
            MaxDaysUntilDelivery = (int)section.Number("MaxDaysUntilDelivery", 365, most: 36_500),
        };
    }

    private static InboxSettings ReadInbox(SettingsSection section)
    {
        var destinations = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var named = section.ByName("Destinations", ReadContactPoints);
        foreach (var (name, points) in named)
        {
            foreach (var (id, destination) in points)
            {
                if (!destinations.TryAdd(id.ToString("D"), name))
                    destination.Add("ContactPoints", "names a contact point that another destination has too.",
                        "Give each contact point one destination.");
            }
        }

        var standard = section.Optional("DefaultDestination") ?? "unrouted";
        if (!EntryName.IsFit(standard)) section.Add("DefaultDestination", EntryName.Problem, EntryName.Fix);
        if (EntryName.MeantBy(standard, named.Keys) is { } meant)
            section.Add("DefaultDestination", EntryName.SpeltOtherwiseProblem, $"Write it as {meant}.");
        return new InboxSettings(standard, destinations) { Rules = ReadRules(section, [.. named.Keys, standard]) };
    }

    private static IReadOnlyList<RoutingRule> ReadRules(SettingsSection section, IReadOnlyCollection<string> folders)
    {
        var (rules, problems) = RoutingRules.Read(section.Numbered("Rules"), folders);
        foreach (var its in problems)
            section.Add(its.Member.Length == 0 ? $"Rules__{its.Number}" : $"Rules__{its.Number}__{its.Member}", its.Problem, its.Fix);
        return rules;
    }

    private static List<(Guid Id, SettingsSection Destination)> ReadContactPoints(string name, SettingsSection destination)
    {
        var points = new List<(Guid Id, SettingsSection Destination)>();
        destination.Required("ContactPoints", "Give the contactPointIDs whose letters go there, separated by commas.");
        foreach (var contactPoint in destination.List("ContactPoints"))
        {
            if (Guid.TryParse(contactPoint, out var id)) points.Add((id, destination));
            else destination.Add("ContactPoints", "holds a value that is no UUID.",
                "Give contactPointIDs as Administrative Access shows them.");
        }

        return points;
    }

    private static TimingSettings ReadTiming(SettingsSection section) =>
        new(
            section.Duration("SweepAfter", TimeSpan.FromMinutes(10)),
            section.Duration("ResendUnknownAfter", TimeSpan.FromMinutes(15)),
            section.Duration("RetryAfter", TimeSpan.FromSeconds(10)),
            section.Duration("ChaseAfter", TimeSpan.FromHours(12)),
            section.Duration("BatchWait", TimeSpan.FromSeconds(5)))
        {
            DropOverdueAfter = section.Duration("DropOverdueAfter", TimeSpan.FromHours(1)),
            PrintOverdueAfter = section.Duration("PrintOverdueAfter", TimeSpan.FromDays(3)),
        };

    private static TransmissionSettings ReadTransmissions(SettingsSection section) =>
        new((int)section.Number("MaxLetters", 1_000, most: 10_000), section.Number("MaxBytes", 200_000_000, most: 10_000_000_000));

    private static KillPoint? ReadKillPoint(SettingsSection section)
    {
        if (section.Optional("KillAt") is not { } text) return null;
        var named = Enum.TryParse<Step>(text, out var step);
        if (!named && text != "EveryStep") section.Add("KillAt", "names no step.", "Remove it; it is for crash tests only.");
        return new KillPoint(named ? step : null, section.Required("KilledFile",
            "Give a file that is made when the process has killed itself, so that it does so once."));
    }
}
