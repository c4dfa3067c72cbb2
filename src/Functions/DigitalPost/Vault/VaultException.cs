namespace Postvogn.Functions.DigitalPost;

/// <summary>A secret cannot be had; the message goes on after the secret's name: the reason, then what to do. It quotes no
/// secret.</summary>
internal sealed class VaultException(string message) : Exception(message);
