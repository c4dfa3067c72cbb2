namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>The app's JSON files cannot be run as they stand. All faults are told at once.</summary>
public sealed class FunctionsHostConfigurationException : Exception
{
    /// <summary>Creates it without faults.</summary>
    public FunctionsHostConfigurationException()
    {
    }

    /// <summary>Creates it with a message alone.</summary>
    public FunctionsHostConfigurationException(string message) : base(message)
    {
    }

    /// <summary>Creates it with a message and its cause.</summary>
    public FunctionsHostConfigurationException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Creates it from the faults; the message has one line for each.</summary>
    public FunctionsHostConfigurationException(IReadOnlyList<ConfigurationError> errors)
        : base(string.Join(Environment.NewLine, errors)) => Errors = errors;

    /// <summary>The faults, in the order of the files.</summary>
    public IReadOnlyList<ConfigurationError> Errors { get; } = [];
}
