using Postvogn.Sandbox.Samples;

namespace Postvogn.Sandbox.Demo;

/// <summary>All that the reckoning compares, gathered when the run has come to rest.</summary>
internal sealed record Evidence
{
    /// <summary>What was dropped.</summary>
    public required IReadOnlyList<DroppedLetter> Letters { get; init; }

    /// <summary>The outcomes that were handed back, by <see cref="DroppedLetter.Outcome"/>.</summary>
    public required IReadOnlyDictionary<string, Outcome> Outcomes { get; init; }

    /// <summary>What the stand-in for Digital Post saw.</summary>
    public required NationalFacts National { get; init; }

    /// <summary>What it was told to hand over.</summary>
    public required IReadOnlyList<SentReply> Replies { get; init; }

    /// <summary>What lies in the inbox.</summary>
    public required IReadOnlyList<InboxLetter> Inbox { get; init; }

    /// <summary>A letter's messageUUID: its own, or the one that its outcome says it was given.</summary>
    public Guid? UuidOf(DroppedLetter letter) =>
        letter.MessageUuid ?? (Outcomes.TryGetValue(letter.Outcome, out var outcome) && Guid.TryParse(outcome.MessageUUID, out var uuid) ? uuid : null);
}
