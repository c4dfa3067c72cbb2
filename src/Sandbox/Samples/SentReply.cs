using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Samples;

/// <summary>Twice when its receipt "got lost".</summary>
internal sealed record SentReply(Guid MessageUuid, string Path, Desk To, int Times)
{
    // Main document first.
    public IReadOnlyList<string> FileSha256 { get; init; } = [];
}
