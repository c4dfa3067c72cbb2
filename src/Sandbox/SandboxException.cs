namespace Postvogn.Sandbox;

/// <summary>What is wrong, and what to do about it. The command ends with it and exit code 1.</summary>
internal sealed class SandboxException(string message, Exception? cause = null) : Exception(message, cause);
