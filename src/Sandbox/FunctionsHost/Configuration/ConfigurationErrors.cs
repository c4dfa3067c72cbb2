namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>The file is relative to the app root, or is the function.</summary>
internal sealed record ConfigurationError(string File, string Problem, string Fix)
{
    public override string ToString() => $"{File}: {Problem} {Fix}";
}

/// <summary>Collects every fault, so that all are told at once.</summary>
internal sealed class ConfigurationErrors
{
    private readonly List<ConfigurationError> errors = [];

    public void Add(string file, string problem, string fix) => errors.Add(new ConfigurationError(file, problem, fix));

    public void ThrowIfAny()
    {
        if (errors.Count > 0) throw new FunctionsHostConfigurationException(errors);
    }
}

/// <summary>The app cannot be run as its files and settings stand. All faults are told at once, one a line.</summary>
internal sealed class FunctionsHostConfigurationException(IReadOnlyList<ConfigurationError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<ConfigurationError> Errors { get; } = errors;
}
