using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo;

/// <summary>A letter from a citizen to the municipality, handed over by Digital Post.</summary>
/// <param name="MessageUuid">Its messageUUID.</param>
/// <param name="Path">Its MeMo on disk.</param>
/// <param name="To">The desk that it is written to, which says the system and the destination.</param>
/// <param name="Times">How often it is handed over: 2 for one whose receipt "got lost".</param>
internal sealed record SentReply(Guid MessageUuid, string Path, Desk To, int Times)
{
    /// <summary>The SHA-256 of each file in it, main document first.</summary>
    public IReadOnlyList<string> FileSha256 { get; init; } = [];
}
