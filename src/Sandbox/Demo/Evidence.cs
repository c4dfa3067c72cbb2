using Postvogn.Sandbox.Samples;

namespace Postvogn.Sandbox.Demo;

/// <summary>All that the reckoning compares, gathered when the run has come to rest.</summary>
internal sealed record Evidence
{
    public required IReadOnlyList<DroppedLetter> Letters { get; init; }

    /// <summary>By <see cref="DroppedLetter.Outcome"/>.</summary>
    public required IReadOnlyDictionary<string, Outcome> Outcomes { get; init; }

    public required NationalFacts National { get; init; }

    public required IReadOnlyList<SentReply> Replies { get; init; }

    public required IReadOnlyList<InboxLetter> Inbox { get; init; }

    /// <summary>Its own, or the one that its outcome says it was given.</summary>
    public Guid? UuidOf(DroppedLetter letter) =>
        letter.MessageUuid ?? (Guid.TryParse(Outcomes.GetValueOrDefault(letter.Outcome)?.MessageUUID, out var uuid) ? uuid : null);
}
