namespace Postvogn.Sandbox;

/// <summary>The message is for the person at the keyboard: what is wrong, and what to do about it. The command ends with it and exit
/// code 1.</summary>
internal sealed class SandboxException(string message, Exception? cause = null) : Exception(message, cause);
