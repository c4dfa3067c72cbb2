namespace Postvogn.Sandbox.DigitalPost;

/// <summary>A stream that was being saved broke off: the caller's line, not our disk.</summary>
internal sealed class BrokenSourceException(Exception cause) : Exception("The stream broke off.", cause);
