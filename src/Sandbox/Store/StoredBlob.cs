namespace Postvogn.Sandbox.Store;

/// <summary>A blob as it was when a container was listed. Two are equal when nothing was written in between.</summary>
/// <param name="Container">The container.</param>
/// <param name="Name">The name in it, with forward slashes and no leading one.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="ETag">Its version.</param>
internal sealed record StoredBlob(string Container, string Name, long Length, string ETag);
