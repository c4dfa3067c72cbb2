namespace Postvogn.Functions.Receiving;

/// <summary>Tells the line to clamd apart from the stream that is scanned, whose faults are not the scanner's.</summary>
internal sealed class ClamdException(string message, Exception? cause = null) : Exception(message, cause);
