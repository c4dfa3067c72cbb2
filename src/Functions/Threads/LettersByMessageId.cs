using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Threads;

/// <summary>Letters that we send, by the sender's own id of them. Several may have the same; another organisation's never meet.</summary>
internal sealed class LettersByMessageId(IBlobStore store, StepTrail trail)
{
    /// <summary>So many that an id says something about a letter.</summary>
    public const int Most = 20;

    // What looks like a personal number is no id, and is kept nowhere but in the letter: its hash could be turned back.
    public async Task KeepAsync(string cvr, string messageId, Guid messageUuid, CancellationToken cancellationToken)
    {
        if (!IsKept(messageId)) return;
        await store.MarkAsync(Places.ByMessageId(cvr, messageId, messageUuid), cancellationToken);
        trail.Reached(Step.KeepMessageId, messageUuid);
    }

    // Null: too many have it.
    public async Task<IReadOnlyList<Guid>?> FindAsync(string cvr, string messageId, CancellationToken cancellationToken)
    {
        if (!IsKept(messageId)) return [];
        var found = new List<Guid>();
        var (container, prefix) = (Places.Letter(Guid.Empty).Container, Places.ByMessageIdPrefix(cvr, messageId));
        await foreach (var blob in store.ListAsync(container, prefix, cancellationToken))
        {
            if (!Guid.TryParseExact(blob.Path.Name[prefix.Length..], "D", out var messageUuid)) continue;
            if (found.Count == Most) return null;
            found.Add(messageUuid);
        }

        return found;
    }

    private static bool IsKept(string messageId) => messageId.Length > 0 && PersonalNumbers.In(messageId) == messageId;
}
