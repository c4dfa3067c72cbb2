using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>The functions SendTransmission and SendUrgent: a transmission is sent in these steps (docs/adr/0031). Each may be repeated, and
/// whatever happens is in the transmission's record, from which the next attempt, here or in another run, goes on:
/// <list type="number">
/// <item><see cref="Step.SealTransmission"/>: finish what its composer was killed at.</item>
/// <item><see cref="Step.PackArchive"/>: pack it, once: a resend carries the very same bytes.</item>
/// <item><see cref="Step.BeginPost"/>: open all that the attempt needs, then write down that it begins.</item>
/// <item><see cref="Step.Post"/>: post it (<see cref="RestPost"/>) or upload it (<see cref="SftpUpload"/>).</item>
/// <item><see cref="Step.KeepAnswer"/>: write down what became of it.</item>
/// <item><see cref="Step.SettleLetter"/>: when it is settled, close it; the letters of one that failed have their end.</item>
/// </list></summary>
internal sealed class TransmissionSender(
    IBlobStore store, TransmissionRecords transmissions, LetterRecords letters, Composer composer, RestPost rest, SftpUpload sftp,
    PostvognSettings settings, StepTrail trail, TimeProvider clock, IIdSource ids)
{
    // No attempt begins later than this after the run has: what is due later is left to Sweep. An upload can take minutes, and several in
    // one run could outlast host.json's functionTimeout.
    private static readonly TimeSpan LatestBegin = TimeSpan.FromSeconds(30);

    // By its messageUUID: an urgent letter, or one that is all that waits for its system. It is claimed and posted in one run, so its
    // record is first written when its attempt begins (docs/adr/0047); where nothing can be sent now, it goes the way of the others.
    public async Task SendAloneAsync(Guid messageUuid, CancellationToken cancellationToken)
    {
        var latest = clock.GetUtcNow() + LatestBegin;
        if (await letters.FindAsync(messageUuid, cancellationToken) is not { } letter) return;
        if (letter.Value.Status != LetterStatus.Accepted)
        {
            if (letter.Value.Status > LetterStatus.Accepted) await WaitsNoMoreAsync(letter.Value, cancellationToken);
            return;
        }

        var alone = Alone(letter.Value);
        await using var post = await TryPrepareAloneAsync(alone, cancellationToken);
        if (post is null)
        {
            if (await composer.ComposeAloneAsync(messageUuid, cancellationToken) is { } id) await SendAsync(id, cancellationToken);
            return;
        }

        // 3. A process that ends between claim and record leaves a claim that Sweep takes back.
        if (await composer.ClaimAloneAsync(letter, alone.Id, cancellationToken) is null
            || await transmissions.TryOpenAsync(alone, cancellationToken) is not { } posting) return;
        trail.Reached(Step.BeginPost, alone.Id);
        await WaitsNoMoreAsync(letter.Value, cancellationToken);
        await GoOnAsync(await PostAsync(posting, post, cancellationToken), isNew: true, latest, cancellationToken);
    }

    // Returns when the transmission is settled or has to wait.
    public async Task SendAsync(Guid id, CancellationToken cancellationToken)
    {
        var latest = clock.GetUtcNow() + LatestBegin;
        await GoOnAsync(await transmissions.FindAsync(id, cancellationToken), isNew: false, latest, cancellationToken);
    }

    // What was settled before this run may be marked whatever its record says: Sweep marks, too.
    private async Task GoOnAsync(Stored<Transmission>? found, bool isNew, DateTimeOffset latest, CancellationToken cancellationToken)
    {
        for (var now = found; now is not null; isNew = true)
        {
            // 1.
            if (now.Value.Status == TransmissionStatus.Composing) now = await composer.FinishAsync(now, cancellationToken);
            if (now.Value.IsSettled())
            {
                await SettleAsync(now.Value, !isNew || now.Value.IsMarked, cancellationToken);
                return;
            }

            if (!await IsDueByAsync(latest, now.Value, cancellationToken)) return;

            // 2.
            PreparedPost? prepared;
            try
            {
                prepared = await PrepareAsync(now.Value, cancellationToken);
            }
            catch (NothingToSendException)
            {
                now = await FailAsync(now, cancellationToken);
                continue;
            }

            // 3. Null: the system's certificate or key has not been read yet, or somebody else is at it.
            await using var post = prepared;
            if (post is PostponedPost { Next: var next })
            {
                now = await PostponeAsync(now, next, cancellationToken);
                continue;
            }

            if (post is null || await BeginAsync(now, cancellationToken) is not { } posting) return;
            now = await PostAsync(posting, post, cancellationToken);
        }
    }

    // 4. and 5.
    private async Task<Stored<Transmission>?> PostAsync(
        Stored<Transmission> posting, PreparedPost post, CancellationToken cancellationToken)
    {
        var result = await post.SendAsync(posting.Value, cancellationToken);
        trail.Reached(Step.Post, posting.Value.Id, posting.Value.Members);
        return await KeepAsync(posting, result, cancellationToken);
    }

    // 2.
    private async Task<PreparedPost?> PrepareAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        var bySftp = IsBySftp(transmission);
        if (bySftp || RestPost.NeedsArchive(transmission)) await PackAsync(transmission, cancellationToken);
        return bySftp
            ? await sftp.PrepareAsync(transmission, cancellationToken)
            : await rest.PrepareAsync(transmission, cancellationToken);
    }

    // Null: it cannot be sent now, or goes as an archive.
    private async Task<PreparedPost?> TryPrepareAloneAsync(Transmission alone, CancellationToken cancellationToken)
    {
        if (!settings.Systems.ContainsKey(alone.System) || IsBySftp(alone)) return null;
        try
        {
            var prepared = await rest.PrepareAsync(alone, cancellationToken);
            return prepared is PostponedPost ? null : prepared;
        }
        catch (NothingToSendException)
        {
            return null;
        }
    }

    private Transmission Alone(Letter letter)
    {
        var now = clock.GetUtcNow();
        return new Transmission
        {
            Id = ids.NewId(),
            System = letter.System,
            Urgent = letter.Urgent,
            Candidates = [letter.MessageUuid],
            Members = [letter.MessageUuid],
            Status = TransmissionStatus.Posting,
            Attempt = 1,
            CreatedAt = now,
            ChangedAt = now,
        };
    }

    private bool IsBySftp(Transmission transmission) => settings.Systems[transmission.System].Protocol == SystemProtocol.Sftp;

    private async Task WaitsNoMoreAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (!letter.Urgent) await letters.WaitsNoMoreAsync(letter.System, letter.MessageUuid, cancellationToken);
    }

    // What is gone or empty does not come back: its letters have their end, unless an earlier attempt may have arrived.
    private Task<Stored<Transmission>?> FailAsync(Stored<Transmission> stored, CancellationToken cancellationToken)
    {
        var transmission = stored.Value;
        var failed = transmission with
        {
            Status = TransmissionStatus.Failed,
            MayHaveArrived = transmission.MayHaveArrived
                || transmission.Status is TransmissionStatus.Posting or TransmissionStatus.Unknown,
            NotBefore = null,
            Code = NothingToSendException.Code,
        };
        return MoveAsync(stored, failed, cancellationToken);
    }

    // As it stands now, by whomever.
    private async Task<Stored<Transmission>?> MoveAsync(
        Stored<Transmission> from, Transmission to, CancellationToken cancellationToken) =>
        await transmissions.TryMoveAsync(from, to, cancellationToken) ?? await transmissions.FindAsync(to.Id, cancellationToken);

    // Waits until the transmission may be sent; false if that is too late to do it in this run.
    private async Task<bool> IsDueByAsync(DateTimeOffset latest, Transmission transmission, CancellationToken cancellationToken)
    {
        var due = transmission.Status == TransmissionStatus.Posting
            // Somebody may be at it; or was killed, and then receipts may come for what has arrived.
            ? transmission.ChangedAt + settings.Timing.ResendUnknownAfter
            : transmission.NotBefore ?? DateTimeOffset.MinValue;
        var wait = due - clock.GetUtcNow();
        if (wait <= TimeSpan.Zero) return true;
        if (due > latest) return false;
        await Task.Delay(wait, clock, cancellationToken);
        return true;
    }

    // 2. One letter of a REST system goes as XML (TI 10.7.1); over SFTP there is nothing but archives (TI 10.7.4).
    private async Task PackAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        var place = Places.Archive(transmission.Id);
        await using var packed = await store.OpenAsync(place, cancellationToken);
        if (packed is null)
        {
            await store.PutAsync(
                place, (stream, cancel) => WriteArchiveAsync(transmission, stream, cancel), BlobCondition.IfAbsent, cancellationToken);
        }

        trail.Reached(Step.PackArchive, transmission.Id);
    }

    private async Task WriteArchiveAsync(Transmission transmission, Stream stream, CancellationToken cancellationToken)
    {
        await using var archive = new MemoArchiveWriter(stream);
        foreach (var messageUuid in transmission.Members)
        {
            await using var memo = await store.OpenAsync(Places.Memo(messageUuid), cancellationToken)
                ?? throw new NothingToSendException($"The MeMo of letter {messageUuid} is gone from the store.");
            if (memo.Length == 0) throw new NothingToSendException($"The MeMo of letter {messageUuid} is empty.");
            await archive.AddAsync(messageUuid, memo.Length, memo.Stream, cancellationToken);
        }

        await archive.CompleteAsync(cancellationToken);
    }

    // Its state stays: what is Posting or Unknown may have arrived before. Null: somebody else moved it meanwhile.
    private async Task<Stored<Transmission>?> PostponeAsync(
        Stored<Transmission> stored, RetryDecision next, CancellationToken cancellationToken)
    {
        var unknown = stored.Value.Status == TransmissionStatus.Posting ? TransmissionStatus.Unknown : stored.Value.Status;
        var later = stored.Value with { Status = unknown, NotBefore = clock.GetUtcNow() + next.Delay, Code = nameof(CallOutcome.NotTried) };
        return await transmissions.TryMoveAsync(stored, later, cancellationToken);
    }

    // 3. Null: somebody else moved it meanwhile.
    private async Task<Stored<Transmission>?> BeginAsync(Stored<Transmission> stored, CancellationToken cancellationToken)
    {
        var transmission = stored.Value;
        var begun = transmission with
        {
            Status = TransmissionStatus.Posting,
            Attempt = transmission.Attempt + 1,
            MayHaveArrived = transmission.MayHaveArrived
                || transmission.Status is TransmissionStatus.Posting or TransmissionStatus.Unknown,
        };
        var posting = await transmissions.TryMoveAsync(stored, begun, cancellationToken);
        if (posting is not null) trail.Reached(Step.BeginPost, begun.Id);
        return posting;
    }

    // 5. A receipt of a letter that went alone names it; one of an archive may name nothing but the transmission, and leads back by the
    // link. An upload has its link already.
    private async Task<Stored<Transmission>?> KeepAsync(
        Stored<Transmission> posting, PostResult result, CancellationToken cancellationToken)
    {
        var transmission = posting.Value;
        if (result.TransmissionId is { } transmissionId && transmissionId != transmission.Id && RestPost.NeedsArchive(transmission))
            await transmissions.LinkReceiptsAsync(transmissionId, transmission.Id, cancellationToken);
        var kept = await transmissions.TryMoveAsync(posting, After(transmission, result), cancellationToken);
        if (kept is { Value.Status: TransmissionStatus.Sent }) LetterCounts.Sent(transmission.System, transmission.Members.Count);
        trail.Reached(Step.KeepAnswer, transmission.Id, transmission.Members);
        return kept ?? await transmissions.FindAsync(transmission.Id, cancellationToken);
    }

    private Transmission After(Transmission transmission, PostResult result) => transmission with
    {
        Status = result.Next.Step switch
        {
            RetryStep.Done or RetryStep.Settled => TransmissionStatus.Sent,
            RetryStep.ResendAfter => TransmissionStatus.Unknown,
            RetryStep.GiveUp => TransmissionStatus.Failed,
            _ => TransmissionStatus.Composed,
        },
        Attempt = result.NotTried ? transmission.Attempt - 1 : transmission.Attempt,
        Refused = result.Refused,
        MayHaveArrived = transmission.MayHaveArrived || result.MayHaveArrived,
        NotBefore = result.Next.Delay > TimeSpan.Zero ? clock.GetUtcNow() + result.Next.Delay : null,
        TransmissionId = result.TransmissionId ?? transmission.TransmissionId,
        Traceparent = result.Traceparent ?? transmission.Traceparent,
        Code = result.Code,
    };

    // 6.
    private async Task SettleAsync(Transmission transmission, bool mayBeMarked, CancellationToken cancellationToken)
    {
        if (transmission.Status == TransmissionStatus.Failed) await letters.SettleFailedAsync(transmission, cancellationToken);
        await trail.SecureAsync();
        if (mayBeMarked) await transmissions.CloseAsync(transmission.Id, cancellationToken);
    }
}
