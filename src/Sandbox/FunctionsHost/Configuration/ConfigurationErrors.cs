namespace Postvogn.Sandbox.FunctionsHost.Configuration;

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
