namespace Postvogn.Sandbox.DigitalPost.Registry;

/// <summary>
/// What Digital Post knows about organisations, their systems and contact points, and the contacts that can be written to. Filled by
/// code and by callers; an entry that is put again replaces the former one and gets the next version. Safe for use by many threads.
/// </summary>
/// <param name="clock">Gives the times of changes.</param>
public sealed class NationalRegistry(TimeProvider clock)
{
    /// <summary>An empty registry on the system's clock.</summary>
    public NationalRegistry()
        : this(TimeProvider.System)
    {
    }

    /// <summary>All organisations, in no order.</summary>
    public IReadOnlyCollection<Organisation> Organisations => [.. OrganisationShelf.All.Select(it => it.Value)];

    /// <summary>All systems, in no order.</summary>
    public IReadOnlyCollection<MailSystem> Systems => [.. SystemShelf.All.Select(it => it.Value)];

    /// <summary>All contacts, in no order.</summary>
    public IReadOnlyCollection<Contact> Contacts => [.. ContactShelf.All.Select(it => it.Value)];

    /// <summary>All contact points, in no order.</summary>
    public IReadOnlyCollection<ContactPoint> ContactPoints => [.. PointShelf.All.Select(it => it.Value)];

    /// <summary>All contact groups, in no order.</summary>
    public IReadOnlyCollection<ContactGroup> ContactGroups => [.. GroupShelf.All.Select(it => it.Value)];

    internal Shelf<string, Organisation> OrganisationShelf { get; } = new(clock, it => it.Cvr, _ => SandboxIds.Next());

    internal Shelf<Guid, MailSystem> SystemShelf { get; } = new(clock, it => it.Id, it => it.Id);

    internal Shelf<(ContactType Type, string Number), Contact> ContactShelf { get; } =
        new(clock, it => (it.Type, it.Number), _ => SandboxIds.Next());

    internal Shelf<Guid, ContactPoint> PointShelf { get; } = new(clock, it => it.Id, it => it.Id);

    internal Shelf<Guid, ContactGroup> GroupShelf { get; } = new(clock, it => it.Id, it => it.Id);

    /// <summary>Puts an organisation, known by its CVR number.</summary>
    /// <param name="organisation">The organisation.</param>
    public void Put(Organisation organisation) => OrganisationShelf.Put(organisation);

    /// <summary>Puts a system, known by its id.</summary>
    /// <param name="system">The system.</param>
    public void Put(MailSystem system) => SystemShelf.Put(system);

    /// <summary>Puts a contact, known by its number.</summary>
    /// <param name="contact">The contact.</param>
    public void Put(Contact contact) => ContactShelf.Put(contact);

    /// <summary>Puts a contact that the registry has known for a while: a question for changes does not find it.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="since">Since when.</param>
    public void Put(Contact contact, DateTimeOffset since) => ContactShelf.Put(contact, since);

    /// <summary>Puts a contact point, known by its id.</summary>
    /// <param name="contactPoint">The contact point.</param>
    public void Put(ContactPoint contactPoint) => PointShelf.Put(contactPoint);

    /// <summary>Puts a contact group, known by its id.</summary>
    /// <param name="contactGroup">The contact group.</param>
    public void Put(ContactGroup contactGroup) => GroupShelf.Put(contactGroup);

    /// <summary>Finds an organisation.</summary>
    /// <param name="cvr">The CVR number.</param>
    /// <returns>The organisation, or <see langword="null"/>.</returns>
    public Organisation? FindOrganisation(string cvr) => OrganisationShelf.Find(cvr)?.Value;

    /// <summary>Finds the id of an organisation.</summary>
    /// <param name="cvr">The CVR number.</param>
    /// <returns>The id, or <see langword="null"/>.</returns>
    public Guid? FindOrganisationId(string cvr) => OrganisationShelf.Find(cvr)?.Id;

    /// <summary>Finds a system.</summary>
    /// <param name="id">The id of the system.</param>
    /// <returns>The system, or <see langword="null"/>.</returns>
    public MailSystem? FindSystem(Guid id) => SystemShelf.Find(id)?.Value;

    /// <summary>Finds a contact.</summary>
    /// <param name="type">Citizen or company.</param>
    /// <param name="number">The CPR or CVR number.</param>
    /// <returns>The contact, or <see langword="null"/> when Digital Post does not know it.</returns>
    public Contact? FindContact(ContactType type, string number) => ContactShelf.Find((type, number))?.Value;

    /// <summary>Finds the id of a contact.</summary>
    /// <param name="type">Citizen or company.</param>
    /// <param name="number">The CPR or CVR number.</param>
    /// <returns>The id, or <see langword="null"/> when Digital Post does not know it.</returns>
    public Guid? FindContactId(ContactType type, string number) => ContactShelf.Find((type, number))?.Id;

    /// <summary>Finds a contact point.</summary>
    /// <param name="id">The contactPointID.</param>
    /// <returns>The contact point, or <see langword="null"/>.</returns>
    public ContactPoint? FindContactPoint(Guid id) => PointShelf.Find(id)?.Value;

    /// <summary>Finds a contact group.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The contact group, or <see langword="null"/>.</returns>
    public ContactGroup? FindContactGroup(Guid id) => GroupShelf.Find(id)?.Value;
}
