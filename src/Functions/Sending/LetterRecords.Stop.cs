using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>Letters that cannot arrive and are never sent (docs/adr/0042).</summary>
internal sealed partial class LetterRecords
{
    // Of a letter that is Accepting, whose MeMo is stored. Gives what became of it: another run may have accepted it first, and that holds.
    public async Task<Letter?> StopAsync(Stored<Letter> accepting, ErrorCode why, CancellationToken cancellationToken)
    {
        await SettleAsync(accepting, VerdictOn(accepting.Value, why), cancellationToken);
        trail.Reached(Step.StopLetter, accepting.Value.MessageUuid);
        return (await FindAsync(accepting.Value.MessageUuid, cancellationToken))?.Value;
    }

    private Outcome VerdictOn(Letter letter, ErrorCode why)
    {
        var message = why.Text.En + " Digital Post was asked, and nothing was sent.";
        var finding = new Finding
        {
            Code = why.Code, Status = why.Status, Path = "/Message/MessageHeader/Recipient/recipientID", Message = message,
            Fix = why.Fix.En,
        };
        return new Outcome
        {
            Drop = letter.Drop,
            MessageUuid = letter.MessageUuid,
            State = LetterStatus.Undeliverable,
            By = LetterWay.Postvogn,
            Code = why.Code,
            Message = message,
            Findings = [finding],
            At = clock.GetUtcNow(),
        };
    }
}
