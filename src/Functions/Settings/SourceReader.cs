using System.Text;
using Postvogn.Drops;
using Postvogn.Drops.Packages;

namespace Postvogn.Functions.Settings;

internal static class SourceReader
{
    // A setting of an app has no room for more.
    private const int LongestTemplate = 16_384;

    public static SourceSettings Read(string name, SettingsSection section) => new()
    {
        System = section.Required("System", "Give the name of the system that sends what this source drops."),
        Destination = ReadDestination(section),
        ReplyContactPoint = ReadContactPoint(section),
        Print = section.Flag("Print"),
        PrintAfter = section.Optional("PrintAfter") is null ? null : section.Duration("PrintAfter", TimeSpan.MaxValue),
        Check = section.Optional("Check", ArrivalCheck.None, CheckOf, "Give index, fresh or none."),
        Template = ReadTemplate(section),
    };

    private static (bool Ok, ArrivalCheck Value) CheckOf(string text) => text switch
    {
        "none" => (true, ArrivalCheck.None),
        "index" => (true, ArrivalCheck.Index),
        "fresh" => (true, ArrivalCheck.Fresh),
        _ => (false, default),
    };

    private static string? ReadDestination(SettingsSection section)
    {
        var destination = section.Optional("Destination");
        if (destination is not null && !EntryName.IsFit(destination)) section.Add("Destination", EntryName.Problem, EntryName.Fix);
        return destination;
    }

    private static string? ReadContactPoint(SettingsSection section)
    {
        if (section.Optional("ReplyContactPoint") is not { } text) return null;
        if (!Guid.TryParse(text, out var id)) section.Add("ReplyContactPoint", "is no UUID.",
            "Give the contactPointID as Administrative Access shows it.");
        return id.ToString("D");
    }

    // Whole or not at all; all that is wrong with it at once.
    private static PackageTemplate? ReadTemplate(SettingsSection section)
    {
        if (section.Optional("Template") is not { } json) return null;
        try
        {
            if (json.Length <= LongestTemplate) return PackageTemplate.Read(Encoding.UTF8.GetBytes(json));
            section.Add("Template", $"has more than {LongestTemplate} characters.", "Give the defaults of its packages, and nothing else.");
        }
        catch (DropException wrong)
        {
            foreach (var finding in wrong.Findings)
                section.Add("Template", $"{finding.Message} (line {finding.Line}, column {finding.Column})", finding.Fix);
        }

        return null;
    }

    public static void Check(string name, SourceSettings source, PostvognSettings settings, SettingsSection root)
    {
        if (source.System.Length == 0) return;
        var section = root.Entry("Sources", name);
        if (source is { Print: false, PrintAfter: not null })
            section.Add("PrintAfter", "is given, and nothing of this source is printed.", "Set Print to true, or remove PrintAfter.");
        CheckArrival(source, settings, section);
        CheckDestination(source, settings, section);
        if (!settings.Systems.TryGetValue(source.System, out var system))
            section.Add("System", "names no system that is configured.", "Name one of Postvogn__Systems.");
        else if (!system.Sends)
            section.Add("System", "names a system that does not send.",
                $"Set {root.Entry("Systems", source.System).Name("Sends")} to true, or name a sender system.");
        else if (source.Template?.SenderId is { } cvr && cvr != system.Cvr)
            section.Add("Template", "names another sender than its system's organisation.", "Leave sender.id out.");
    }

    private static void CheckDestination(SourceSettings source, PostvognSettings settings, SettingsSection section)
    {
        var before = settings.Sources.Values.TakeWhile(other => !ReferenceEquals(other, source)).Select(other => other.Destination);
        if (source.Destination is { } destination
            && EntryName.MeantBy(destination, [.. settings.Inbox.Folders, .. before.OfType<string>()]) is { } meant)
            section.Add("Destination", EntryName.SpeltOtherwiseProblem, $"Write it as {meant}.");
    }

    private static void CheckArrival(SourceSettings source, PostvognSettings settings, SettingsSection section)
    {
        if (source.Check == ArrivalCheck.None) return;
        if (settings.Contacts.System is null)
            section.Add("Check", "is given, and no system can ask who can be reached.",
                "Set Postvogn__Contacts__System to a sender system of an authority, or Check to none.");
        if (source.Check == ArrivalCheck.Index && settings.Contacts.ListSystem is null)
            section.Add("Check", "is index, and there is no list of the night.", "Set Postvogn__Contacts__ListSystem, or Check to fresh.");
    }
}
