namespace Postvogn.Sandbox.Store;

/// <summary>Two are equal when nothing was written in between.</summary>
internal sealed record StoredBlob(string Container, string Name, long Length, string ETag);
