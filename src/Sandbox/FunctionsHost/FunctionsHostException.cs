namespace Postvogn.Sandbox.FunctionsHost;

/// <summary>The host could not go on: the app would not start, or ended too often. The message says what to look at.</summary>
internal sealed class FunctionsHostException(string message, Exception? innerException = null) : Exception(message, innerException);
