using Postvogn.DigitalPost.Contacts;
using Postvogn.Drops;
using Postvogn.MeMo;

namespace Postvogn.Functions.Contacts;

/// <summary>Which answer of Digital Post stops which letter (docs/adr/0042). What TI does not say for sure stops none: Digital Post judges
/// it.</summary>
internal static class ArrivalRules
{
    public static bool IsToPerson(this LetterFacts letter) =>
        letter.RecipientIdType.Equals("CPR", StringComparison.OrdinalIgnoreCase);

    // Null: it may arrive. No contact: Digital Post has none with that number.
    public static ErrorCode? WhyNot(LetterFacts letter, Contact? contact, DateOnly today)
    {
        if (contact is { IsClosed: true }) return MemoCodes.RecipientIsClosed;
        // All else may have changed by a later day, and is not asked of the contact where a contact point is written to.
        if (letter.DoNotDeliverUntilDate > today || letter.RecipientContactPointId is not null) return null;
        if (contact is null) return letter.IsToPerson() ? MemoCodes.RecipientNotFound : null;
        return letter.MessageType == MessageType.NemSms ? WhyNoNemSms(letter, contact) : WhyNoDigitalPost(letter, contact);
    }

    // Mandatory post reaches the exempt (TI 2.3). Of legal notifications TI says neither. A company without a mailbox may have a recipient
    // system.
    private static ErrorCode? WhyNoDigitalPost(LetterFacts letter, Contact contact)
    {
        if (letter.Mandatory || letter.LegalNotification) return null;
        if (contact.MailboxSubscription is null) return letter.IsToPerson() ? MemoCodes.RecipientMailboxNotFound : null;
        return contact.MailboxSubscription.PublicRegistrationStatus == PublicRegistrationStatus.Exempt ? MemoCodes.RecipientIsExempt : null;
    }

    // It does not follow the exemption. Companies have none, which is the letter's fault and not theirs.
    private static ErrorCode? WhyNoNemSms(LetterFacts letter, Contact contact)
    {
        if (!letter.IsToPerson() || contact.ReceivesNemSms) return null;
        return contact.NemSmsSubscription is null
            ? MemoCodes.RecipientNemSmsSubscriptionNotFound
            : MemoCodes.RecipientNemSmsSubscriptionMobileNumberNotVerified;
    }
}
