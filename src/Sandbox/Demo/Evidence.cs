using Postvogn.Sandbox.Samples;

namespace Postvogn.Sandbox.Demo;

internal sealed record Evidence
{
    public required IReadOnlyList<DroppedLetter> Letters { get; init; }

    public required IReadOnlyDictionary<string, Outcome> Outcomes { get; init; }

    public required NationalFacts National { get; init; }

    public required IReadOnlyList<SentReply> Replies { get; init; }

    public required IReadOnlyList<InboxLetter> Inbox { get; init; }

    public Guid? UuidOf(DroppedLetter letter) =>
        letter.MessageUuid ?? (Guid.TryParse(Outcomes.GetValueOrDefault(letter.Outcome)?.MessageUUID, out var uuid) ? uuid : null);
}
