namespace Postvogn.Sandbox.Store;

/// <summary>A blob as it was when a container was listed; its name has forward slashes. Two are equal when nothing was written in
/// between.</summary>
internal sealed record StoredBlob(string Container, string Name, long Length, string ETag);
