namespace Postvogn.Sandbox.FunctionsHost.Configuration;

internal sealed record ConfigurationError(string File, string Problem, string Fix)
{
    public override string ToString() => $"{File}: {Problem} {Fix}";
}

internal sealed class ConfigurationErrors
{
    private readonly List<ConfigurationError> errors = [];

    public void Add(string file, string problem, string fix) => errors.Add(new ConfigurationError(file, problem, fix));

    public void ThrowIfAny()
    {
        if (errors.Count > 0) throw new FunctionsHostConfigurationException(errors);
    }
}

internal sealed class FunctionsHostConfigurationException(IReadOnlyList<ConfigurationError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<ConfigurationError> Errors { get; } = errors;
}
