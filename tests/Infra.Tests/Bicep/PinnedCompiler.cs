using System.Text.RegularExpressions;

namespace Postvogn.Infra.Tests.Bicep;

/// <summary>The compiler is one exact version, said in one place, and nothing else brings or finds another one.</summary>
public static partial class PinnedCompiler
{
    /// <summary>Faults of the file that pins it.</summary>
    public static IEnumerable<string> OfProps(string props)
    {
        if (!ExactVersion().IsMatch(props)) yield return "BicepVersion is no exact version.";
        if (!Sum().IsMatch(props)) yield return "BicepSha256 is no sum.";
        if (!props.Contains("Version=\"[$(BicepVersion)]\"", StringComparison.Ordinal))
            yield return "the package is not restored in that version alone.";
    }

    /// <summary>Faults of a script or workflow.</summary>
    public static IEnumerable<string> OfScript(string script) =>
        from line in script.Split('\n')
        where Floating().IsMatch(line) && !line.TrimStart().StartsWith('#')
        select $"takes whichever compiler there is: {line.Trim()}";

    [GeneratedRegex(@"<BicepVersion>\d+\.\d+\.\d+</BicepVersion>")]
    private static partial Regex ExactVersion();

    [GeneratedRegex("<BicepSha256>[0-9a-f]{64}</BicepSha256>")]
    private static partial Regex Sum();

    // The Azure CLI fetches the newest; a bare `bicep` is whatever the machine has.
    [GeneratedRegex(@"\baz bicep\b|(?:^|[;&|(]\s*|\brun: )bicep (?:build|lint|snapshot|build-params)\b|Azure/bicep/releases")]
    private static partial Regex Floating();
}
