namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>One fault in the app's JSON files or in the options.</summary>
/// <param name="File">The file, relative to the app root, or the option's name.</param>
/// <param name="Problem">What is wrong, with the setting's path.</param>
/// <param name="Fix">What to do.</param>
public sealed record ConfigurationError(string File, string Problem, string Fix)
{
    /// <inheritdoc />
    public override string ToString() => $"{File}: {Problem} {Fix}";
}
