namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 4.5.4. The ledger stands in the place of the SMS.</summary>
internal sealed class NemSmsVerification(NationalRegistry registry, NationalLedger ledger)
{
    private const int Pins = 10_000;

    private readonly ConcurrentDictionary<Guid, string> pins = new();

    public void SendPin(Guid contactId, Guid subscriptionId)
    {
        var pin = RandomNumberGenerator.GetInt32(Pins).ToString("0000", CultureInfo.InvariantCulture);
        pins[subscriptionId] = pin;
        ledger.Append(new NemSmsPinSent(contactId, subscriptionId, pin));
    }

    public Revised<Contact>? TryVerify(Revised<Contact> contact, Guid subscriptionId, string pin)
    {
        if (!pins.TryRemove(KeyValuePair.Create(subscriptionId, pin)))
            return null;
        var verified = contact.Value with { NemSms = NemSmsSubscription.Verified };
        return registry.ContactShelf.Change(contact.Id, contact.Version, verified, contact.Members);
    }
}
