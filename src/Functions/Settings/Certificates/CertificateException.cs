namespace Postvogn.Functions.Settings;

/// <summary>The message goes on after the certificate's name: the reason, then what to do. It quotes no secret.</summary>
internal sealed class CertificateException(string message, Exception? inner = null) : Exception(message, inner);
