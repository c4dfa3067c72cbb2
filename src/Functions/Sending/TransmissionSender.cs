using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Sending;

/// <summary>Sends a transmission: packs it once, posts (or uploads) it, keeps the answer; whatever happens is in the record.</summary>
internal sealed class TransmissionSender(
    TransmissionRecords transmissions,
    Composer composer,
    TransmissionPacker packer,
    TransmissionPoster poster,
    TransmissionFailure failure,
    PostvognSettings settings,
    StepTrail trail,
    TimeProvider clock)
{
    /// <summary>
    /// No attempt begins later than this after the run has: what is due later is written down and left to Sweep. An upload can take
    /// minutes, and several in one run could outlast host.json's functionTimeout.
    /// </summary>
    private static readonly TimeSpan LatestBegin = TimeSpan.FromSeconds(30);

    /// <summary>Does what is left to do about a transmission. Returns when it is settled or has to wait.</summary>
    public async Task SendAsync(Guid id, CancellationToken cancellationToken)
    {
        var latest = clock.GetUtcNow() + LatestBegin;
        while (await transmissions.FindAsync(id, cancellationToken) is { } stored)
        {
            if (stored.Value.Status == TransmissionStatus.Composing) stored = await composer.FinishAsync(stored, cancellationToken);
            if (stored.Value.IsSettled())
            {
                await SettleAsync(stored.Value, cancellationToken);
                return;
            }

            if (!await WaitAsync(stored.Value, latest, cancellationToken)) return;
            if (await TryPostAsync(stored, cancellationToken)) return;
        }
    }

    /// <summary>Waits until the transmission may be sent; false if that is too late to do it here.</summary>
    private async Task<bool> WaitAsync(Transmission transmission, DateTimeOffset latest, CancellationToken cancellationToken)
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

    /// <summary>Makes one POST; true if this invocation is done with the transmission.</summary>
    private async Task<bool> TryPostAsync(Stored<Transmission> stored, CancellationToken cancellationToken)
    {
        if (poster.NeedsArchive(stored.Value))
        {
            await packer.PackAsync(stored.Value, cancellationToken);
            trail.Reached(Step.PackArchive, stored.Value.Id);
        }

        await using var post = await poster.PrepareAsync(stored.Value, cancellationToken);
        if (post is null) return true;
        var begun = stored.Value with
        {
            Status = TransmissionStatus.Posting,
            Attempt = stored.Value.Attempt + 1,
            MayHaveArrived = stored.Value.MayHaveArrived || stored.Value.Status is TransmissionStatus.Posting or TransmissionStatus.Unknown,
        };
        if (await transmissions.TryMoveAsync(stored, begun, cancellationToken) is not { } posting) return true;
        trail.Reached(Step.BeginPost, begun.Id);
        var result = await post.SendAsync(posting.Value, cancellationToken);
        trail.Reached(Step.Post, begun.Id, begun.Members);
        await KeepAsync(posting, result, cancellationToken);
        return false;
    }

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
        Refused = result.Refused,
        MayHaveArrived = transmission.MayHaveArrived || result.MayHaveArrived,
        NotBefore = result.Next.Delay > TimeSpan.Zero ? clock.GetUtcNow() + result.Next.Delay : null,
        TransmissionId = result.TransmissionId ?? transmission.TransmissionId,
        Traceparent = result.Traceparent ?? transmission.Traceparent,
        Code = result.Code,
    };

    private async Task SettleAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        if (transmission.Status == TransmissionStatus.Failed) await failure.SettleLettersAsync(transmission, cancellationToken);
        await trail.SecureAsync();
        await transmissions.CloseAsync(transmission.Id, cancellationToken);
    }
}
