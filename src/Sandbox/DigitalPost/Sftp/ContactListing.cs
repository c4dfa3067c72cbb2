namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 4.6.1.</summary>
internal sealed class ContactListing(IEnumerable<Contact> contacts, DateTimeOffset createdAt)
{
    // TI names no zone. The list is "of the night" and expected between 3 and 4, which is Denmark's own time.
    private readonly DateTimeOffset createdAt = TimeZoneInfo.ConvertTime(createdAt, ClockExtensions.Denmark);

    /// <summary>So far, the three of the header aside.</summary>
    public int Rows { get; private set; }

    /// <summary>Without their ends. Who is registered for neither is not on it (TI 4.6).</summary>
    public IEnumerable<string> Lines()
    {
        yield return "DannetDatoTid;SystemIdentifikator;KompletIndikator";
        yield return string.Create(CultureInfo.InvariantCulture, $"{this.createdAt:yyyy-MM-dd HH:mm:ss};0;1");
        yield return "Modtager;ModtagerType;Indholdstype;Tilmeldt";
        foreach (var contact in contacts)
        {
            if (contact.ReceivesDigitalPost)
                yield return Row(contact, 'D');
            if (contact.ReceivesNemSms)
                yield return Row(contact, 'S');
        }
    }

    private string Row(Contact contact, char kind)
    {
        Rows++;
        return $"{contact.Number};{(contact.Type == ContactType.Citizen ? 'P' : 'V')};{kind};1";
    }
}
