namespace Postvogn.Sandbox.DigitalPost;

/// <summary>The caller's line broke, not our disk.</summary>
internal sealed class BrokenSourceException(Exception cause) : Exception("The stream broke off.", cause);
