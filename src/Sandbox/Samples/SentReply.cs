using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Samples;

/// <summary>Twice when its receipt "got lost".</summary>
internal sealed record SentReply(Guid MessageUuid, string Path, Desk To, int Times)
{
    // Main document first.
    public IReadOnlyList<string> FileSha256 { get; init; } = [];

    /// <summary>Null: of no letter that was sent from here.</summary>
    public AnsweredLetter? Answers { get; init; }

    public string Destination => Answers?.Destination ?? To.Destination;
}

/// <summary>The drop is <c>{source}/{name}</c>. Destination: where its source wants replies, if it has said so.</summary>
internal sealed record AnsweredLetter(string Source, string Drop, Guid MessageUuid, string? MessageId, string? Destination);
