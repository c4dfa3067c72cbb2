using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>Letters that cannot arrive and are never sent (docs/adr/0042).</summary>
internal sealed partial class LetterRecords
{
    private const string OtherChannel = "Send it by another channel, such as a paper letter.";

    // Of a letter that is Accepting, whose MeMo is stored. Gives what became of it: another run may have accepted it first, and that holds.
    public async Task<Letter?> StopAsync(Stored<Letter> accepting, ErrorCode why, CancellationToken cancellationToken)
    {
        await SettleAsync(accepting, VerdictOn(accepting.Value, why), cancellationToken);
        trail.Reached(Step.StopLetter, accepting.Value.MessageUuid);
        return (await FindAsync(accepting.Value.MessageUuid, cancellationToken))?.Value;
    }

    // Ours, before anything was sent; it settles no letter that is on its way.
    private static bool IsVerdict(Outcome outcome) =>
        outcome is { State: LetterStatus.Undeliverable, By: "Postvogn" } && MemoCodes.CannotArrive(outcome.Code);

    private Outcome VerdictOn(Letter letter, ErrorCode why)
    {
        var (message, fix) = TextsOf(why);
        message += " Digital Post was asked, and nothing was sent.";
        var finding = new Finding
        {
            Code = why.Code, Status = why.Status, Path = "/Message/MessageHeader/Recipient/recipientID", Message = message, Fix = fix,
        };
        return new Outcome
        {
            Drop = letter.Drop,
            MessageUuid = letter.MessageUuid,
            State = LetterStatus.Undeliverable,
            By = "Postvogn",
            Code = why.Code,
            Message = message,
            Findings = [finding],
            At = clock.GetUtcNow(),
        };
    }

    private static (string Message, string Fix) TextsOf(ErrorCode why) => why switch
    {
        _ when why == MemoCodes.RecipientIsClosed => ("The recipient is dead, or the company has ended.", OtherChannel),
        _ when why == MemoCodes.RecipientIsExempt => ("The recipient is exempt from Digital Post.", OtherChannel),
        _ when why == MemoCodes.RecipientNotFound =>
            ("Digital Post knows nobody with this number.", "Check the number. If it is right: " + OtherChannel),
        _ when why == MemoCodes.RecipientNemSmsSubscriptionNotFound => ("The recipient has not signed up for NemSMS.", OtherChannel),
        _ when why == MemoCodes.RecipientNemSmsSubscriptionMobileNumberNotVerified =>
            ("The recipient has not confirmed the mobile number for NemSMS.", OtherChannel),
        _ => ("The recipient has no mailbox at Digital Post.", OtherChannel),
    };
}
