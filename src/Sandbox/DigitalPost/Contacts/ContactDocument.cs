namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 4.5.</summary>
internal static class ContactDocument
{
    public const string Mailbox = "mailboxSubscription";
    public const string NemSms = "nemSmsSubscription";

    public static JsonObject Of(Revised<Contact> entry)
    {
        var contact = entry.Value;
        var document = Members.Of(entry);
        document["type"] = contact.Type.ToString().ToUpperInvariant();
        document[NumberMember(contact.Type)] = contact.Number;
        document[Mailbox] = MailboxOf(entry, document[Mailbox]?.DeepClone() as JsonObject);
        document.TryAdd("status", StatusOf(entry));
        document.TryAdd("eligibleForVoluntaryRegistration", false);
        if (contact.NemSms == NemSmsSubscription.None)
            document.Remove(NemSms);
        else
            document[NemSms] = NemSmsOf(entry, document[NemSms]?.DeepClone() as JsonObject);
        return document;
    }

    public static string NumberMember(ContactType type) => type == ContactType.Citizen ? "cprNumber" : "cvrNumber";

    private static JsonObject MailboxOf(Revised<Contact> entry, JsonObject? former)
    {
        var mailbox = former ?? new JsonObject { ["id"] = Members.PartOf(entry.Id, part: 1), ["version"] = 0 };
        mailbox["publicRegistrationStatus"] = entry.Value.Status.ToString().ToUpperInvariant();
        mailbox.TryAdd("startTime", WireJson.Time(entry.CreatedDate));
        return mailbox;
    }

    private static JsonObject StatusOf(Revised<Contact> entry) => new()
    {
        ["id"] = Members.PartOf(entry.Id, part: 2),
        ["version"] = 0,
        ["type"] = entry.Value.Status == ContactStatus.Closed ? "CLOSED" : "ACTIVE",
        ["changedDate"] = WireJson.Time(entry.CreatedDate)[..10],
    };

    private static JsonObject NemSmsOf(Revised<Contact> entry, JsonObject? former)
    {
        var subscription = former ?? new JsonObject { ["id"] = Members.PartOf(entry.Id, part: 3), ["version"] = 0 };
        var verified = entry.Value.NemSms == NemSmsSubscription.Verified ? WireJson.Time(entry.LastUpdated) : null;
        subscription["verificationTime"] = verified;
        subscription["confirmedDateTime"] = verified;
        subscription["mobileNumber"] = entry.Value.MobileNumber;
        return subscription;
    }
}
