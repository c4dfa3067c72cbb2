using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo;

/// <summary>A letter from a citizen to the municipality; handed over twice when its receipt "got lost".</summary>
internal sealed record SentReply(Guid MessageUuid, string Path, Desk To, int Times)
{
    /// <summary>Main document first.</summary>
    public IReadOnlyList<string> FileSha256 { get; init; } = [];
}
