namespace Postvogn.Functions.Settings;

/// <summary>What is wrong with one app setting, and how to mend it.</summary>
/// <param name="Setting">The name of the app setting.</param>
/// <param name="Problem">What is wrong; never the value of a secret.</param>
/// <param name="Fix">What to do.</param>
internal sealed record SettingError(string Setting, string Problem, string Fix)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Setting}: {Problem} {Fix}";
}
