using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 13.4.3. Which types it means by <c>{0}</c> is from TI 2.3: a business may write to authorities only, and legal notifications
/// are for citizens and businesses.</summary>
internal sealed class RegistryRules(NationalRegistry registry, TimeProvider clock)
{
    public Refusal? Judge(MessageHeader header, MailSystem system)
    {
        if (JudgeSender(header, system) is { } refusal)
            return refusal;
        var organisation = registry.FindOrganisation(system.Cvr)!;
        return JudgePermissions(header, organisation) ?? JudgeRecipient(header, organisation);
    }

    private Refusal? JudgeSender(MessageHeader header, MailSystem system)
    {
        var sender = header.Sender;
        if (IsCvr(sender.IdType) && registry.FindOrganisation(sender.SenderId) is null)
            return Refusal.Of(MemoCodes.SenderNotFound, $"Sender with {sender.IdType} {sender.SenderId} does not exist");
        if (!IsCvr(sender.IdType) || sender.SenderId != system.Cvr)
            return Refusal.Of(
                MemoCodes.SenderOrganisationIdDoesNotMatch,
                $"The sender organisation in the message does not match {system.Cvr} which was resolved when the message was received");
        if (JudgeSystem(system) is { } refusal)
            return refusal;
        return header.ForwardData is null ? null : Refusal.Of(
            MemoCodes.SenderSystemForwardNotAllowed, "Sender systems may not forward messages through Digital Post");
    }

    // As it is now: it may have changed since the message was received, and nobody asks who lays a file into a room (TI 10.7.4).
    private Refusal? JudgeSystem(MailSystem received)
    {
        var now = clock.GetUtcNow();
        if (registry.FindSystem(received.Id) is not { Sends: true } system || system.Cvr != received.Cvr)
            return Refusal.Of(
                MemoCodes.SenderSystemNotFound,
                $"The sender system {received.Id:D} which was resolved when the message was received does not exist on the organisation "
                + received.Cvr);
        if (now < system.ActiveFrom)
            return Refusal.Of(
                MemoCodes.SenderSystemIsNotActivated,
                $"The sender system {system.Id:D} has not been activated yet. The activation date of the system is "
                + WireJson.Time(system.ActiveFrom.Value));
        return now >= system.ActiveTo
            ? Refusal.Of(
                MemoCodes.SenderSystemIsDeactivated,
                $"The sender system {system.Id:D} was deactivated at {WireJson.Time(system.ActiveTo.Value)}")
            : null;
    }

    private static Refusal? JudgePermissions(MessageHeader header, Organisation organisation)
    {
        if (header.Mandatory == true && !organisation.MandatoryPostAllowed)
            return Refusal.Of(MemoCodes.SenderMandatoryMessageNotAllowed, "Sender is not allowed to send mandatory messages");
        if (header.LegalNotification == true && !organisation.LegalNotificationAllowed)
            return Refusal.Of(MemoCodes.SenderLegalNotificationNotAllowed, "Sender is not allowed to send legal notifications");
        return header.DoNotDeliverUntilDate is not null && organisation.Type == OrganisationType.Company
            ? Refusal.Of(
                MemoCodes.SenderDoNotDeliverUntilDateNotAllowed,
                "Senders of type COMPANY are not allowed to send messages with a 'do not deliver until date'")
            : null;
    }

    // Mandatory post reaches the exempt too (TI 2.3, the word Mandatory).
    private Refusal? JudgeRecipient(MessageHeader header, Organisation sender)
    {
        var recipient = header.Recipient;
        var about = $"Recipient with {recipient.IdType} {recipient.RecipientId}";
        var authority = AuthorityOf(recipient);
        if (FindRecipient(recipient, authority) is not { } contact)
            return Refusal.Of(MemoCodes.RecipientNotFound, $"{about} does not exist");
        if (contact.Status == ContactStatus.Closed)
            return Refusal.Of(MemoCodes.RecipientIsClosed, $"{about} is closed");
        if (sender.Type == OrganisationType.Company && authority is null)
            return Refusal.Of(
                MemoCodes.SenderTypeNotAllowed, $"Only authorities can send messages to recipients of type {NameOf(contact)}");
        if (header.MessageType == MessageType.NemSms)
            return JudgeNemSms(contact, about);
        if (contact.Status == ContactStatus.Exempt && header.Mandatory != true)
            return Refusal.Of(MemoCodes.RecipientIsExempt, $"{about} is exempt");
        return authority is null ? JudgeMailbox(contact, about) : JudgeAuthority(header, authority, about);
    }

    private static Refusal? JudgeMailbox(Contact contact, string about) => contact.HasMailbox
        ? null
        : Refusal.Of(MemoCodes.RecipientMailboxNotFound, $"{about} does not have a mailbox");

    private Refusal? JudgeAuthority(MessageHeader header, Organisation authority, string about)
    {
        if (header.LegalNotification == true)
            return Refusal.Of(
                MemoCodes.RecipientTypeCannotReceiveLegalNotifications,
                "Recipient is of type AUTHORITY and therefore cannot receive legal notifications.");
        return authority.HasMailbox || registry.Systems.Any(it => it.Receives && it.Cvr == authority.Cvr)
            ? null
            : Refusal.Of(
                MemoCodes.RecipientMailboxAndDefaultRecipientSystemNotFound,
                $"{about} does not have a mailbox or default recipient system");
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

    private Organisation? AuthorityOf(Recipient recipient) =>
        IsCvr(recipient.IdType) && registry.FindOrganisation(recipient.RecipientId) is { Type: OrganisationType.Authority } authority
            ? authority
            : null;

    // Authorities are written to by their CVR number too, and need not be contacts.
    private Contact? FindRecipient(Recipient recipient, Organisation? authority)
    {
        if (!IsCvr(recipient.IdType))
            return registry.FindContact(ContactType.Citizen, recipient.RecipientId);
        return registry.FindContact(ContactType.Company, recipient.RecipientId)
            ?? (authority is null ? null : new Contact { Type = ContactType.Company, Number = authority.Cvr });
    }

    private static string NameOf(Contact contact) => contact.Type == ContactType.Citizen ? "CITIZEN" : "COMPANY";

    private static bool IsCvr(string idType) => idType.Equals("CVR", StringComparison.OrdinalIgnoreCase);
}
