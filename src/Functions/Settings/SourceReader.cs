namespace Postvogn.Functions.Settings;

internal static class SourceReader
{
    public static SourceSettings Read(string name, SettingsSection section) => new()
    {
        System = section.Required("System", "Give the name of the system that sends what this source drops."),
        Print = section.Flag("Print"),
        PrintAfter = section.Optional("PrintAfter") is null ? null : section.Duration("PrintAfter", TimeSpan.MaxValue),
    };

    public static void Check(string name, SourceSettings source, PostvognSettings settings, SettingsSection root)
    {
        if (source.System.Length == 0) return;
        var section = root.Entry("Sources", name);
        if (source is { Print: false, PrintAfter: not null })
            section.Add("PrintAfter", "is given, and nothing of this source is printed.", "Set Print to true, or remove PrintAfter.");
        if (!settings.Systems.TryGetValue(source.System, out var system))
            section.Add("System", "names no system that is configured.", "Name one of Postvogn__Systems.");
        else if (!system.Sends)
            section.Add("System", "names a system that does not send.",
                $"Set {root.Entry("Systems", source.System).Name("Sends")} to true, or name a sender system.");
    }
}
