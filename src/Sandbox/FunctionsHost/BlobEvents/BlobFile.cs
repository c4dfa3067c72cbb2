namespace Postvogn.Sandbox.FunctionsHost.BlobEvents;

/// <summary>A file of a container, as it was when it was seen. <paramref name="Name"/> has forward slashes and no leading one.</summary>
internal sealed record BlobFile(string Container, string Name, long Length, DateTime WrittenAt);
