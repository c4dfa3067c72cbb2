namespace Postvogn.Functions.Telemetry;

/// <summary>Types, and the messages that can hold nothing of a letter: the host logs it whole.</summary>
internal sealed class FunctionFailedException(Exception error)
    : Exception(string.Join(" <- ", SafeException.ChainOf(error).Select(e => $"{e.GetType().Name}: {SafeException.MessageOf(e)}")));
