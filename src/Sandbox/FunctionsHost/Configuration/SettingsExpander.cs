using System.Text.RegularExpressions;

namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>
/// Replaces <c>%NAME%</c> by the app setting or environment variable of that name. The real host drops a name that it cannot
/// resolve in arguments, and starts no function whose queue or schedule it cannot resolve; here both are faults.
/// </summary>
internal sealed partial class SettingsExpander(IReadOnlyDictionary<string, string> settings)
{
    /// <summary>The text with its settings, and the names that are not set.</summary>
    public (string Text, IReadOnlyList<string> Missing) Expand(string text)
    {
        var missing = new List<string>();
        var expanded = Placeholder().Replace(text, match =>
        {
            var name = match.Groups[1].Value;
            if (Find(name) is { } value) return value;
            missing.Add(name);
            return match.Value;
        });
        return (expanded, missing);
    }

    /// <summary>As above, for a setting in a file: every missing name is a fault of that file.</summary>
    public string Expand(string text, JsonSection section, string setting)
    {
        var (expanded, missing) = Expand(text);
        foreach (var name in missing)
        {
            section.Fault(setting, $"names %{name}%, which is not set.", $"Add {name} to the app settings.");
        }

        return expanded;
    }

    private string? Find(string name) => settings.TryGetValue(name, out var value) ? value : Environment.GetEnvironmentVariable(name);

    [GeneratedRegex("%([^%]+)%", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
