namespace Postvogn.Sandbox.FunctionsHost;

/// <summary>The host gave up: the app would not start, or crashed too often. The message says what to look at.</summary>
public sealed class FunctionsHostException : Exception
{
    /// <summary>Creates it without a message.</summary>
    public FunctionsHostException()
    {
    }

    /// <summary>Creates it with what went wrong and what to look at.</summary>
    public FunctionsHostException(string message) : base(message)
    {
    }

    /// <summary>Creates it with what went wrong and its cause.</summary>
    public FunctionsHostException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
