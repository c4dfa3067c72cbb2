namespace Postvogn.Sandbox.DigitalPost;

/// <summary>An entry that is put again gets the next version. Safe for use by many threads.</summary>
internal sealed class NationalRegistry(TimeProvider clock)
{
    public NationalRegistry()
        : this(TimeProvider.System)
    {
    }

    // Null: nobody but the contacts exists.
    private HashSet<string>? unknown;

    public IReadOnlyCollection<Organisation> Organisations => [.. OrganisationShelf.All.Select(it => it.Value)];

    public IReadOnlyCollection<MailSystem> Systems => [.. SystemShelf.All.Select(it => it.Value)];

    public IReadOnlyCollection<Contact> Contacts => [.. ContactShelf.All.Select(it => it.Value)];

    public IReadOnlyCollection<ContactPoint> ContactPoints => [.. PointShelf.All.Select(it => it.Value)];

    public IReadOnlyCollection<ContactGroup> ContactGroups => [.. GroupShelf.All.Select(it => it.Value)];

    internal Shelf<string, Organisation> OrganisationShelf { get; } = new(clock, it => it.Cvr, _ => SandboxIds.Next());

    internal Shelf<Guid, MailSystem> SystemShelf { get; } = new(clock, it => it.Id, it => it.Id);

    internal Shelf<(ContactType Type, string Number), Contact> ContactShelf { get; } =
        new(clock, it => (it.Type, it.Number), _ => SandboxIds.Next());

    internal Shelf<Guid, ContactPoint> PointShelf { get; } = new(clock, it => it.Id, it => it.Id);

    internal Shelf<Guid, ContactGroup> GroupShelf { get; } = new(clock, it => it.Id, it => it.Id);

    public void Put(Organisation organisation) => OrganisationShelf.Put(organisation);

    public void Put(MailSystem system) => SystemShelf.Put(system);

    public void Put(Contact contact) => ContactShelf.Put(contact);

    /// <summary>Known for a while: a question for changes does not find it.</summary>
    public void Put(Contact contact, DateTimeOffset since) => ContactShelf.Put(contact, since);

    public void Put(ContactPoint contactPoint) => PointShelf.Put(contactPoint);

    public void Put(ContactGroup contactGroup) => GroupShelf.Put(contactGroup);

    public Organisation? FindOrganisation(string cvr) => OrganisationShelf.Find(cvr)?.Value;

    public Guid? FindOrganisationId(string cvr) => OrganisationShelf.Find(cvr)?.Id;

    public MailSystem? FindSystem(Guid id) => SystemShelf.Find(id)?.Value;

    /// <summary>Everyone with a possible number is a contact as soon as somebody asks for it.</summary>
    public void AdmitEveryoneBut(IEnumerable<string> strangers) => unknown = strangers.ToHashSet(StringComparer.Ordinal);

    public Contact? FindContact(ContactType type, string number) => FindShelvedContact(type, number)?.Value;

    public Guid? FindContactId(ContactType type, string number) => FindShelvedContact(type, number)?.Id;

    internal Revised<Contact>? FindShelvedContact(ContactType type, string number)
    {
        if (ContactShelf.Find((type, number)) is { } found) return found;
        var digits = type == ContactType.Citizen ? 10 : 8;
        if (unknown is null || unknown.Contains(number) || number.Length != digits || !number.All(char.IsAsciiDigit)) return null;
        var sms = type == ContactType.Citizen ? NemSmsSubscription.Verified : NemSmsSubscription.None;
        return ContactShelf.FindOrPut(new Contact { Type = type, Number = number, NemSms = sms });
    }

    public ContactPoint? FindContactPoint(Guid id) => PointShelf.Find(id)?.Value;

    public ContactGroup? FindContactGroup(Guid id) => GroupShelf.Find(id)?.Value;
}
