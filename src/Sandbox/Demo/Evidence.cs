using Postvogn.Sandbox.Printing;
using Postvogn.Sandbox.Samples;

namespace Postvogn.Sandbox.Demo;

internal sealed record Evidence
{
    public required IReadOnlyList<DroppedLetter> Letters { get; init; }

    public required IReadOnlyDictionary<string, Outcome> Outcomes { get; init; }

    public required NationalFacts National { get; init; }

    public IReadOnlyList<PrintedLetter> Prints { get; init; } = [];

    /// <summary>By outcome: the state in which a letter was that was asked back, as its recall was answered.</summary>
    public IReadOnlyDictionary<string, string> RecallAnswers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public required IReadOnlyList<SentReply> Replies { get; init; }

    public required IReadOnlyList<InboxLetter> Inbox { get; init; }

    public Guid? UuidOf(DroppedLetter letter) =>
        letter.MessageUuid ?? (Guid.TryParse(Outcomes.GetValueOrDefault(letter.Outcome)?.MessageUUID, out var uuid) ? uuid : null);
}
