using Postvogn.DigitalPost;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Steps;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Sending;

/// <summary>Sends a transmission: packs it once, posts it, keeps the technical receipt; whatever happens is in the record.</summary>
public sealed partial class TransmissionSender(
    Transmissions transmissions,
    Composer composer,
    TransmissionPacker packer,
    TransmissionPoster poster,
    TransmissionFailure failure,
    PostvognSettings settings,
    StepTrail trail,
    TimeProvider clock,
    ILogger<TransmissionSender> log)
{
    /// <summary>A wait up to this long is spent here; a longer one is written down and left to Sweep.</summary>
    private static readonly TimeSpan LongestWaitHere = TimeSpan.FromSeconds(30);

    /// <summary>Does what is left to do about a transmission. Returns when it is settled or has to wait.</summary>
    public async Task SendAsync(Guid id, CancellationToken cancellationToken)
    {
        while (await transmissions.FindAsync(id, cancellationToken) is { } stored)
        {
            if (stored.Value.Status == TransmissionStatus.Composing) stored = await composer.FinishAsync(stored, cancellationToken);
            if (stored.Value.IsSettled())
            {
                await SettleAsync(stored.Value, cancellationToken);
                return;
            }

            if (!await WaitAsync(stored.Value, cancellationToken)) return;
            if (await TryPostAsync(stored, cancellationToken)) return;
        }
    }

    /// <summary>Waits until the transmission may be sent; false if that is too long to wait here.</summary>
    private async Task<bool> WaitAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        var due = transmission.Status == TransmissionStatus.Posting
            // Somebody may be at it; or was killed, and then receipts may come for what has arrived.
            ? transmission.ChangedAt + settings.Timing.ResendUnknownAfter
            : transmission.NotBefore ?? DateTimeOffset.MinValue;
        var wait = due - clock.GetUtcNow();
        if (wait <= TimeSpan.Zero) return true;
        if (wait > LongestWaitHere) return false;
        await Task.Delay(wait, clock, cancellationToken);
        return true;
    }

    /// <summary>Makes one POST; true if this invocation is done with the transmission.</summary>
    private async Task<bool> TryPostAsync(Stored<Transmission> stored, CancellationToken cancellationToken)
    {
        if (!stored.Value.Urgent && stored.Value.Members.Count > 1)
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
        var answer = await post.SendAsync(cancellationToken);
        trail.Reached(Step.Post, begun.Id, begun.Members);
        await KeepAsync(posting, answer, cancellationToken);
        return false;
    }

    private async Task KeepAsync(Stored<Transmission> posting, Answer<Receipt> answer, CancellationToken cancellationToken)
    {
        var transmission = posting.Value;
        if (answer.Value?.TransmissionId is { } transmissionId) await transmissions.LinkReceiptsAsync(transmissionId, transmission.Id, cancellationToken);
        var decision = poster.Decide(transmission, answer);
        if (!answer.Succeeded) NotTaken(log, transmission.Id, transmission.Attempt, answer.Outcome, answer.StatusCode, answer.TraceParent, decision.Step, decision.Delay, decision.Reason);
        var kept = await transmissions.TryMoveAsync(posting, Next(transmission, answer, decision), cancellationToken);
        if (kept is { Value.Status: TransmissionStatus.Sent }) LetterCounts.Sent(transmission.System, transmission.Members.Count);
        trail.Reached(Step.KeepAnswer, transmission.Id, transmission.Members);
    }

    private Transmission Next(Transmission transmission, Answer<Receipt> answer, RetryDecision decision) => transmission with
    {
        Status = decision.Step switch
        {
            RetryStep.Done or RetryStep.Settled => TransmissionStatus.Sent,
            RetryStep.ResendAfter => TransmissionStatus.Unknown,
            RetryStep.GiveUp => TransmissionStatus.Failed,
            _ => TransmissionStatus.Composed,
        },
        Refused = answer.Outcome is CallOutcome.BadRequest or CallOutcome.Conflict or CallOutcome.PreconditionFailed or CallOutcome.TooLarge or CallOutcome.Unprocessable,
        MayHaveArrived = transmission.MayHaveArrived || decision.Step == RetryStep.ResendAfter,
        NotBefore = decision.Delay > TimeSpan.Zero ? clock.GetUtcNow() + decision.Delay : null,
        TransmissionId = answer.Value?.TransmissionId ?? transmission.TransmissionId,
        Traceparent = answer.TraceParent ?? transmission.Traceparent,
        Code = answer.Succeeded ? null : answer.Error?.Code ?? answer.Outcome.ToString(),
    };

    private async Task SettleAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        if (transmission.Status == TransmissionStatus.Failed) await failure.SettleLettersAsync(transmission, cancellationToken);
        await trail.SecureAsync();
        await transmissions.CloseAsync(transmission.Id, cancellationToken);
    }

    [LoggerMessage(EventId = 920, Level = LogLevel.Warning, Message = "Transmission {Transmission} was not taken at attempt {Attempt}: {Outcome} (HTTP {Status}, traceparent {Traceparent}); next: {Step} in {Delay}. {Reason}")]
    private static partial void NotTaken(ILogger log, Guid transmission, int attempt, CallOutcome outcome, int? status, string? traceparent, RetryStep step, TimeSpan delay, string? reason);
}
