namespace Postvogn.Functions.Storage;

/// <summary>What lies under the name is nothing that the store reads, and never will be: a link in a folder, or a name that leads to
/// another blob. The message says which, without the name.</summary>
internal sealed class NoBlobException(string message) : IOException(message);
