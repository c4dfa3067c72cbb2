namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 4.5.4.</summary>
internal sealed record ContactUpdate(Contact Contact, string Members)
{
    private const int MobileNumberLength = 8;

    public string? Fault { get; private init; }

    // The NemSMS subscription that has to be verified anew.
    public Guid? ToVerify { get; private init; }

    public static ContactUpdate Read(JsonObject body, Revised<Contact> former, Func<Guid> ids)
    {
        if (FaultOf(body, former) is { } fault)
            return new ContactUpdate(former.Value, "") { Fault = fault };
        if (body[ContactDocument.NemSms] is not JsonObject subscription)
            return new ContactUpdate(former.Value with { NemSms = NemSmsSubscription.None }, body.ToJsonString());
        var number = subscription.Text("mobileNumber")!;
        if (IsSame(subscription, former))
            return new ContactUpdate(former.Value, body.ToJsonString());
        var id = ids();
        body[ContactDocument.NemSms] = new JsonObject { ["id"] = id.ToString("D"), ["version"] = 0 };
        var contact = former.Value with { NemSms = NemSmsSubscription.NotVerified, MobileNumber = number };
        return new ContactUpdate(contact, body.ToJsonString()) { ToVerify = id };
    }

    private static string? FaultOf(JsonObject body, Revised<Contact> former)
    {
        var number = ContactDocument.NumberMember(former.Value.Type);
        if (body.Id("id") != former.Id)
            return "id";
        if (body.Text(number) != former.Value.Number)
            return number;
        if (body[ContactDocument.Mailbox] is not JsonObject mailbox || !mailbox.ContainsKey("publicRegistrationStatus"))
            return ContactDocument.Mailbox;
        if (body[ContactDocument.NemSms] is JsonObject nemSms && !IsMobileNumber(nemSms.Text("mobileNumber")))
            return $"{ContactDocument.NemSms}.mobileNumber";
        return null;
    }

    // The same subscription, sent back as it was, is no sign-up; one without its id is.
    private static bool IsSame(JsonObject subscription, Revised<Contact> former) =>
        ContactDocument.Of(former)[ContactDocument.NemSms] is JsonObject stored
        && subscription.Id("id") == stored.Id("id")
        && subscription.Text("mobileNumber") == former.Value.MobileNumber;

    private static bool IsMobileNumber(string? text) => text?.Length == MobileNumberLength && text.All(char.IsAsciiDigit);
}
