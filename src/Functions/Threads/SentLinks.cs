using Postvogn.Drops;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Threads;

/// <summary>What leads to a letter that we send: written before it is accepted, so that a reply finds it whenever it comes. Of most
/// letters, nothing is.</summary>
internal sealed class SentLinks(LettersByMessageId ids, LetterThreads threads, PostvognSettings settings)
{
    public async Task KeepAsync(Letter letter, LetterFacts? facts, CancellationToken cancellationToken)
    {
        if (facts?.MessageId is { } messageId)
            await ids.KeepAsync(settings.Systems[letter.System].Cvr, messageId, letter.MessageUuid, cancellationToken);
        if (facts?.ReplyTo.FirstOrDefault(answered => answered != letter.MessageUuid) is not { } answered || answered == Guid.Empty) return;
        var entry = new ThreadEntry(letter.MessageUuid, letter.AcceptedAt, ThreadEntry.Sent, letter.Source);
        await threads.KeepAsync(entry, answered, cancellationToken);
    }
}
