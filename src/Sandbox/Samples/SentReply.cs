using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Samples;

/// <summary>A citizen's letter to one of the desks, handed over by Digital Post: twice when its receipt "got lost".</summary>
internal sealed record SentReply(Guid MessageUuid, string Path, Desk To, int Times)
{
    // Main document first.
    public IReadOnlyList<string> FileSha256 { get; init; } = [];
}
