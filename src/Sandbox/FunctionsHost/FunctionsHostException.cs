namespace Postvogn.Sandbox.FunctionsHost;

internal sealed class FunctionsHostException(string message, Exception? innerException = null) : Exception(message, innerException);
