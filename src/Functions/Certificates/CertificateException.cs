namespace Postvogn.Functions.Certificates;

/// <summary>A certificate cannot be used; the message names it, the reason and the fix.</summary>
public sealed class CertificateException(string message, Exception? inner = null) : Exception(message, inner);
