namespace Postvogn.Functions.Telemetry;

/// <summary>
/// What the host is told of an exception: the types, and the messages that can hold nothing of a letter. The host logs it whole.
/// </summary>
internal sealed class FunctionFailedException(Exception error)
    : Exception(string.Join(" <- ", SafeException.ChainOf(error).Select(e => $"{e.GetType().Name}: {SafeException.MessageOf(e)}")));
