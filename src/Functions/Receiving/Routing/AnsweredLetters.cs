using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Threads;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receiving;

/// <summary>Which letter of ours a received one answers (docs/adr/0041): one that was sent to whoever replies, by whom the reply is for. A
/// reason of <see cref="NoMatch"/> says why there is none.</summary>
internal sealed partial class AnsweredLetters(
    IBlobStore store, LetterRecords letters, TransmissionRecords transmissions, LettersByMessageId ids, ILogger<AnsweredLetters> log)
{
    // A hostile letter may have any number of them: so many of the first, and of the last.
    private const int MostOfEitherEnd = 10;

    // The newest of ours in the reply's history: TI 6.13.8 has the newest first, the examples of MeMo the oldest, and which of an entry's
    // two ids is the letter that was answered is said by neither. Of several reasons the first that says more than that a letter is not
    // there.
    public async Task<(AnsweredLetter? Letter, string? Unmatched)> FindAsync(MessageHeader reply, CancellationToken cancellationToken)
    {
        var history = HistoryOf(reply);
        var (ours, broken) = await KnownAsync(reply, history, cancellationToken);
        var reason = broken.Count == 0 ? NoMatch.Unknown : NoMatch.Unreadable;
        foreach (var letter in ours.Values.OrderByDescending(letter => letter.AcceptedAt))
        {
            var (answered, why) = await JudgeAsync(reply, letter, cancellationToken);
            if (answered is not null) return (answered, null);
            if (reason == NoMatch.Unknown) reason = why!;
        }

        foreach (var its in history.Where(its => its.MessageUuid is not { } id || !(ours.ContainsKey(id) || broken.Contains(id))))
        {
            if (its.MessageId is not { } messageId) continue;
            var (answered, why) = await ByMessageIdAsync(reply, messageId, cancellationToken);
            if (answered is not null) return (answered, null);
            if (reason == NoMatch.Unknown) reason = why!;
        }

        return (null, reason);
    }

    private static IReadOnlyList<ReplyData> HistoryOf(MessageHeader reply) => reply.ReplyData is { Count: > 2 * MostOfEitherEnd } all
        ? [.. all.Take(MostOfEitherEnd), .. all.TakeLast(MostOfEitherEnd)]
        : reply.ReplyData;

    // Those of ours that it names, and those whose state cannot be read. An entry may name the reply itself.
    private async Task<(Dictionary<Guid, Letter> Ours, HashSet<Guid> Broken)> KnownAsync(
        MessageHeader reply, IReadOnlyList<ReplyData> history, CancellationToken cancellationToken)
    {
        var (ours, broken) = (new Dictionary<Guid, Letter>(), new HashSet<Guid>());
        var named = history.SelectMany(its => new[] { its.MessageUuid, its.ReplyUuid }).OfType<Guid>().Distinct();
        foreach (var messageUuid in named.Where(id => id != reply.MessageUuid))
        {
            try
            {
                if (await letters.FindAsync(messageUuid, cancellationToken) is { Value: var letter }) ours.Add(messageUuid, letter);
            }
            catch (InvalidDataException fault)
            {
                CannotRead(log, messageUuid, reply.MessageUuid, fault.GetType().Name);
                broken.Add(messageUuid);
            }
        }

        return (ours, broken);
    }

    private async Task<(AnsweredLetter? Letter, string? Unmatched)> ByMessageIdAsync(
        MessageHeader reply, string messageId, CancellationToken cancellationToken)
    {
        var sender = reply.Recipient.RecipientId;
        if (sender.Length != 8 || !sender.All(char.IsAsciiDigit)) return (null, NoMatch.Unknown);
        if (await ids.FindAsync(sender, messageId, cancellationToken) is not { } found) return (null, NoMatch.Ambiguous);
        var (ours, broken) = await KnownAsync(reply, [.. found.Select(id => new ReplyData { MessageUuid = id })], cancellationToken);
        var (only, reason) = ((AnsweredLetter?)null, broken.Count == 0 ? NoMatch.Unknown : NoMatch.Unreadable);
        foreach (var its in ours.Values)
        {
            var (letter, why) = await JudgeAsync(reply, its, cancellationToken);
            if (letter is not null && only is not null) return (null, NoMatch.Ambiguous);
            only ??= letter;
            if (reason == NoMatch.Unknown && why is not null) reason = why;
        }

        return (only, only is null ? reason : null);
    }

    private async Task<(AnsweredLetter? Letter, string? Unmatched)> JudgeAsync(
        MessageHeader reply, Letter letter, CancellationToken cancellationToken)
    {
        var messageUuid = letter.MessageUuid;
        try
        {
            if (!await WasSentAsync(letter, cancellationToken)) return (null, NoMatch.NotSent);
            if (await ReadAsync(messageUuid, cancellationToken) is not { } sent) return (null, NoMatch.Unreadable);
            if (!IsSame(sent.Recipient.IdType, sent.Recipient.RecipientId, reply.Sender.IdType, reply.Sender.SenderId))
                return (null, NoMatch.OtherSender);
            if (!IsSame(sent.Sender.IdType, sent.Sender.SenderId, reply.Recipient.IdType, reply.Recipient.RecipientId))
                return (null, NoMatch.OtherOrganisation);
            return (new AnsweredLetter(letter.Source, letter.Drop, messageUuid, sent.MessageId, sent.ContentData?.CaseId?.CaseId), null);
        }
        catch (Exception fault) when (fault is InvalidDataException or MemoFormatException)
        {
            // What cannot be read of ours must not keep a letter of theirs from its reader.
            CannotRead(log, messageUuid, reply.MessageUuid, fault.GetType().Name);
            return (null, NoMatch.Unreadable);
        }
    }

    // It may have arrived long before its receipt comes.
    private async Task<bool> WasSentAsync(Letter letter, CancellationToken cancellationToken) => letter.Status switch
    {
        LetterStatus.Completed or LetterStatus.Waiting => true,
        // It is on paper because nobody said whether it had arrived; a reply is the first to say so.
        LetterStatus.HandedToPrint or LetterStatus.Printed or LetterStatus.Undeliverable =>
            letter.Outcome?.Had(LetterWay.ReceiptMissing) == true,
        LetterStatus.Claimed when letter.Transmission is { } id =>
            await transmissions.FindAsync(id, cancellationToken) is { Value: var its }
            && (its.MayHaveArrived || its.Status is TransmissionStatus.Posting or TransmissionStatus.Unknown or TransmissionStatus.Sent),
        _ => false,
    };

    private async Task<MessageHeader?> ReadAsync(Guid messageUuid, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(Places.Memo(messageUuid), cancellationToken);
        if (blob is null) return null;
        await using var reader = new MemoReader(blob.Stream, MemoReaderOptions.Tolerant);
        return await reader.ReadHeaderAsync(cancellationToken);
    }

    // Neither is said anywhere. A type is written in either case.
    private static bool IsSame(string type, string id, string otherType, string otherId) =>
        id.Length > 0 && id.Trim() == otherId.Trim() && type.Trim().Equals(otherType.Trim(), StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(EventId = 1111, Level = LogLevel.Warning,
        Message = "Letter {Answered}, which {MessageUuid} says it answers, cannot be read ({Kind}): the reply is routed without it")]
    private static partial void CannotRead(ILogger log, Guid answered, Guid messageUuid, string kind);
}

/// <summary>Why a letter that answers another was matched with none of ours, as <c>message.json</c> says it.</summary>
internal static class NoMatch
{
    public const string Unknown = "unknown";
    public const string NotSent = "notSent";
    public const string OtherSender = "otherSender";
    public const string OtherOrganisation = "otherOrganisation";
    public const string Unreadable = "unreadable";
    public const string Ambiguous = "ambiguous";
}
