namespace Postvogn.Functions.Settings;

/// <summary>What is wrong with one app setting, never the value of a secret, and how to mend it.</summary>
internal sealed record SettingError(string Setting, string Problem, string Fix)
{
    public override string ToString() => $"{Setting}: {Problem} {Fix}";
}
