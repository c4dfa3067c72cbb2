namespace Postvogn.Functions.Settings;

/// <summary>Never the value of a secret.</summary>
internal sealed record SettingError(string Setting, string Problem, string Fix)
{
    // Which entry of a list it is about, where the setting's own name has only its number; else empty.
    public string Entry { get; init; } = "";

    // On one line, whatever a name holds.
    public override string ToString() => string.Concat(
        (Entry.Length == 0 ? $"{Setting}: {Problem} {Fix}" : $"{Setting} ({Entry}): {Problem} {Fix}")
            .Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
