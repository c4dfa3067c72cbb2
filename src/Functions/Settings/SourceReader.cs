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
        Template = ReadTemplate(section),
    };

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
        if (!settings.Systems.TryGetValue(source.System, out var system))
            section.Add("System", "names no system that is configured.", "Name one of Postvogn__Systems.");
        else if (!system.Sends)
            section.Add("System", "names a system that does not send.",
                $"Set {root.Entry("Systems", source.System).Name("Sends")} to true, or name a sender system.");
        else if (source.Template?.SenderId is { } cvr && cvr != system.Cvr)
            section.Add("Template", "names another sender than its system's organisation.", "Leave sender.id out.");
    }
}
