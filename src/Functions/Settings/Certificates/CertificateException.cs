namespace Postvogn.Functions.Settings;

/// <summary>A certificate cannot be used; the message goes on after its name: the reason, then what to do. It quotes no secret.</summary>
internal sealed class CertificateException(string message, Exception? inner = null) : Exception(message, inner);
