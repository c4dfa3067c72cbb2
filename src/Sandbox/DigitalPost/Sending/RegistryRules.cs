using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 13.4.3.</summary>
internal sealed class RegistryRules(NationalRegistry registry)
{
    public Refusal? Judge(MessageHeader header, MailSystem system) => JudgeSender(header, system) ?? JudgeRecipient(header);

    private Refusal? JudgeSender(MessageHeader header, MailSystem system)
    {
        var sender = header.Sender;
        var about = $"{sender.IdType} {sender.SenderId}";
        if (IsCvr(sender.IdType) && registry.FindOrganisation(sender.SenderId) is null)
            return Refusal.Of(MemoCodes.SenderNotFound, about);
        if (!IsCvr(sender.IdType) || sender.SenderId != system.Cvr)
            return Refusal.Of(MemoCodes.SenderOrganisationIdDoesNotMatch, about);
        if (header.ForwardData is not null)
            return Refusal.Of(MemoCodes.SenderSystemForwardNotAllowed, about);
        return JudgePermissions(header, registry.FindOrganisation(system.Cvr)!, about);
    }

    private static Refusal? JudgePermissions(MessageHeader header, Organisation organisation, string about)
    {
        if (header.Mandatory == true && !organisation.MandatoryPostAllowed)
            return Refusal.Of(MemoCodes.SenderMandatoryMessageNotAllowed, about);
        if (header.LegalNotification == true && !organisation.LegalNotificationAllowed)
            return Refusal.Of(MemoCodes.SenderLegalNotificationNotAllowed, about);
        return null;
    }

    // Mandatory post reaches the exempt too (TI 2.3, the word Mandatory).
    private Refusal? JudgeRecipient(MessageHeader header)
    {
        var recipient = header.Recipient;
        var about = $"{recipient.IdType} {recipient.RecipientId}";
        if (FindRecipient(recipient) is not { } contact)
            return Refusal.Of(MemoCodes.RecipientNotFound, about);
        if (contact.Status == ContactStatus.Closed)
            return Refusal.Of(MemoCodes.RecipientIsClosed, about);
        if (header.MessageType == MessageType.NemSms)
            return JudgeNemSms(contact, about);
        return contact.Status == ContactStatus.Exempt && header.Mandatory != true ? Refusal.Of(MemoCodes.RecipientIsExempt, about) : null;
    }

    // NemSMS has its own subscription, which does not follow the exemption from Digital Post.
    private static Refusal? JudgeNemSms(Contact contact, string about)
    {
        if (contact.Type == ContactType.Company)
            return Refusal.Of(MemoCodes.RecipientNemSmsIsNotAllowed, about);
        return contact.NemSms switch
        {
            NemSmsSubscription.None => Refusal.Of(MemoCodes.RecipientNemSmsSubscriptionNotFound, about),
            NemSmsSubscription.NotVerified => Refusal.Of(MemoCodes.RecipientNemSmsSubscriptionMobileNumberNotVerified, about),
            _ => null,
        };
    }

    // Authorities are written to by their CVR number too, and need not be contacts.
    private Contact? FindRecipient(Recipient recipient)
    {
        if (!IsCvr(recipient.IdType))
            return registry.FindContact(ContactType.Citizen, recipient.RecipientId);
        var organisation = registry.FindOrganisation(recipient.RecipientId);
        return registry.FindContact(ContactType.Company, recipient.RecipientId)
            ?? (organisation is null ? null : new Contact { Type = ContactType.Company, Number = organisation.Cvr });
    }

    private static bool IsCvr(string idType) => idType.Equals("CVR", StringComparison.OrdinalIgnoreCase);
}
