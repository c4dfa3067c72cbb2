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
    PostvognSettings settings, StepTrail trail, TimeProvider clock)
{
    // No attempt begins later than this after the run has: what is due later is left to Sweep. An upload can take minutes, and several in
    // one run could outlast host.json's functionTimeout.
    private static readonly TimeSpan LatestBegin = TimeSpan.FromSeconds(30);

    public async Task SendUrgentAsync(Guid messageUuid, CancellationToken cancellationToken)
    {
        if (await composer.ComposeUrgentAsync(messageUuid, cancellationToken) is { } transmission)
            await SendAsync(transmission, cancellationToken);
    }

    // Returns when the transmission is settled or has to wait.
    public async Task SendAsync(Guid id, CancellationToken cancellationToken)
    {
        var latest = clock.GetUtcNow() + LatestBegin;
        while (await transmissions.FindAsync(id, cancellationToken) is { } stored)
        {
            // 1.
            if (stored.Value.Status == TransmissionStatus.Composing) stored = await composer.FinishAsync(stored, cancellationToken);
            if (stored.Value.IsSettled())
            {
                await SettleAsync(stored.Value, cancellationToken);
                return;
            }

            if (!await IsDueByAsync(latest, stored.Value, cancellationToken)) return;

            // 2.
            var bySftp = settings.Systems[stored.Value.System].Protocol == SystemProtocol.Sftp;
            PreparedPost? prepared;
            try
            {
                if (bySftp || RestPost.NeedsArchive(stored.Value)) await PackAsync(stored.Value, cancellationToken);
                prepared = bySftp
                    ? await sftp.PrepareAsync(stored.Value, cancellationToken)
                    : await rest.PrepareAsync(stored.Value, cancellationToken);
            }
            catch (NothingToSendException)
            {
                await FailAsync(stored, cancellationToken);
                continue;
            }

            // 3. Null: the system's certificate or key has not been read yet, or somebody else is at it.
            await using var post = prepared;
            if (post is PostponedPost { Next: var next })
            {
                if (!await PostponeAsync(stored, next, cancellationToken)) return;
                continue;
            }

            if (post is null || await BeginAsync(stored, cancellationToken) is not { } posting) return;

            // 4.
            var result = await post.SendAsync(posting.Value, cancellationToken);
            trail.Reached(Step.Post, id, posting.Value.Members);

            await KeepAsync(posting, result, cancellationToken);
        }
    }

    // What is gone or empty does not come back: its letters have their end, unless an earlier attempt may have arrived.
    private async Task FailAsync(Stored<Transmission> stored, CancellationToken cancellationToken)
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
        await transmissions.TryMoveAsync(stored, failed, cancellationToken);
    }

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

    // Its state stays: what is Posting or Unknown may have arrived before. False: somebody else moved it meanwhile.
    private async Task<bool> PostponeAsync(Stored<Transmission> stored, RetryDecision next, CancellationToken cancellationToken)
    {
        var unknown = stored.Value.Status == TransmissionStatus.Posting ? TransmissionStatus.Unknown : stored.Value.Status;
        var later = stored.Value with { Status = unknown, NotBefore = clock.GetUtcNow() + next.Delay, Code = nameof(CallOutcome.NotTried) };
        return await transmissions.TryMoveAsync(stored, later, cancellationToken) is not null;
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

    // 5.
    private async Task KeepAsync(Stored<Transmission> posting, PostResult result, CancellationToken cancellationToken)
    {
        var transmission = posting.Value;
        if (result.TransmissionId is { } transmissionId)
            await transmissions.LinkReceiptsAsync(transmissionId, transmission.Id, cancellationToken);
        var kept = await transmissions.TryMoveAsync(posting, After(transmission, result), cancellationToken);
        if (kept is { Value.Status: TransmissionStatus.Sent }) LetterCounts.Sent(transmission.System, transmission.Members.Count);
        trail.Reached(Step.KeepAnswer, transmission.Id, transmission.Members);
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
    private async Task SettleAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        if (transmission.Status == TransmissionStatus.Failed) await letters.SettleFailedAsync(transmission, cancellationToken);
        await trail.SecureAsync();
        await transmissions.CloseAsync(transmission.Id, cancellationToken);
    }
}
