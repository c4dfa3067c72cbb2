using System.Text.RegularExpressions;

namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>The app settings, over the sandbox's own environment.</summary>
internal sealed partial class SettingsExpander(IReadOnlyDictionary<string, string> settings)
{
    public string? Find(string name) => settings.TryGetValue(name, out var value) ? value : Environment.GetEnvironmentVariable(name);

    /// <summary>The real host starts no function whose queue or schedule it cannot resolve; here it is a fault.</summary>
    public string Expand(string text, JsonSection section, string setting) => Placeholder().Replace(text, match =>
    {
        var name = match.Groups[1].Value;
        if (Find(name) is { } value) return value;
        section.Fault(setting, $"names %{name}%, which is not set.", $"Add {name} to the app settings.");
        return match.Value;
    });

    [GeneratedRegex("%([^%]+)%", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
