using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 13.4.3.</summary>
internal sealed class RegistryRules(NationalRegistry registry)
{
    public Refusal? Judge(MessageHeader header, MailSystem system) => JudgeSender(header, system) ?? JudgeRecipient(header);

    private Refusal? JudgeSender(MessageHeader header, MailSystem system)
    {
        var sender = header.Sender;
        if (IsCvr(sender.IdType) && registry.FindOrganisation(sender.SenderId) is null)
            return Refusal.Of(MemoCodes.SenderNotFound, $"Sender with {sender.IdType} {sender.SenderId} does not exist");
        if (!IsCvr(sender.IdType) || sender.SenderId != system.Cvr)
            return Refusal.Of(
                MemoCodes.SenderOrganisationIdDoesNotMatch,
                $"The sender organisation in the message does not match {system.Cvr} which was resolved when the message was received");
        if (header.ForwardData is not null)
            return Refusal.Of(
                MemoCodes.SenderSystemForwardNotAllowed, "Sender systems may not forward messages through Digital Post");
        return JudgePermissions(header, registry.FindOrganisation(system.Cvr)!);
    }

    private static Refusal? JudgePermissions(MessageHeader header, Organisation organisation)
    {
        if (header.Mandatory == true && !organisation.MandatoryPostAllowed)
            return Refusal.Of(MemoCodes.SenderMandatoryMessageNotAllowed, "Sender is not allowed to send mandatory messages");
        if (header.LegalNotification == true && !organisation.LegalNotificationAllowed)
            return Refusal.Of(MemoCodes.SenderLegalNotificationNotAllowed, "Sender is not allowed to send legal notifications");
        return null;
    }

    // Mandatory post reaches the exempt too (TI 2.3, the word Mandatory).
    private Refusal? JudgeRecipient(MessageHeader header)
    {
        var recipient = header.Recipient;
        var about = $"Recipient with {recipient.IdType} {recipient.RecipientId}";
        if (FindRecipient(recipient) is not { } contact)
            return Refusal.Of(MemoCodes.RecipientNotFound, $"{about} does not exist");
        if (contact.Status == ContactStatus.Closed)
            return Refusal.Of(MemoCodes.RecipientIsClosed, $"{about} is closed");
        if (header.MessageType == MessageType.NemSms)
            return JudgeNemSms(contact, about);
        return contact.Status == ContactStatus.Exempt && header.Mandatory != true
            ? Refusal.Of(MemoCodes.RecipientIsExempt, $"{about} is exempt")
            : null;
    }

    // NemSMS has its own subscription, which does not follow the exemption from Digital Post.
    private static Refusal? JudgeNemSms(Contact contact, string about)
    {
        if (contact.Type == ContactType.Company)
            return Refusal.Of(MemoCodes.RecipientNemSmsIsNotAllowed, "Recipient of type COMPANY can not receive nem sms messages");
        return contact.NemSms switch
        {
            NemSmsSubscription.None => Refusal.Of(
                MemoCodes.RecipientNemSmsSubscriptionNotFound, $"{about} does not have a nem sms subscription"),
            NemSmsSubscription.NotVerified => Refusal.Of(
                MemoCodes.RecipientNemSmsSubscriptionMobileNumberNotVerified,
                $"{about} has not verified the mobile number {contact.MobileNumber}"),
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
