namespace Postvogn.Functions.Receiving;

/// <summary>The line to clamd failed. Told apart from faults of the stream that is scanned, which are not the scanner's.</summary>
internal sealed class ClamdException(string message, Exception? cause = null) : Exception(message, cause);
