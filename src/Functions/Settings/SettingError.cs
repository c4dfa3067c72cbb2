namespace Postvogn.Functions.Settings;

/// <summary>Never the value of a secret.</summary>
internal sealed record SettingError(string Setting, string Problem, string Fix)
{
    public override string ToString() => $"{Setting}: {Problem} {Fix}";
}
