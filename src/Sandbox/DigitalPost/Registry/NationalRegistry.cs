using System.Collections.Concurrent;

namespace Postvogn.Sandbox.DigitalPost.Registry;

/// <summary>
/// What Digital Post knows about organisations, their systems and contact points, and the contacts that can be written to. Filled by
/// code; an entry that is put again replaces the former one. Safe for use by many threads.
/// </summary>
public sealed class NationalRegistry
{
    private readonly ConcurrentDictionary<string, Organisation> organisations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, MailSystem> systems = new();
    private readonly ConcurrentDictionary<(ContactType Type, string Number), Contact> contacts = new();
    private readonly ConcurrentDictionary<Guid, ContactPoint> contactPoints = new();

    /// <summary>All organisations, in no order.</summary>
    public IReadOnlyCollection<Organisation> Organisations => [.. organisations.Values];

    /// <summary>All systems, in no order.</summary>
    public IReadOnlyCollection<MailSystem> Systems => [.. systems.Values];

    /// <summary>All contacts, in no order.</summary>
    public IReadOnlyCollection<Contact> Contacts => [.. contacts.Values];

    /// <summary>All contact points, in no order.</summary>
    public IReadOnlyCollection<ContactPoint> ContactPoints => [.. contactPoints.Values];

    /// <summary>Puts an organisation, known by its CVR number.</summary>
    /// <param name="organisation">The organisation.</param>
    public void Put(Organisation organisation) => organisations[organisation.Cvr] = organisation;

    /// <summary>Puts a system, known by its id.</summary>
    /// <param name="system">The system.</param>
    public void Put(MailSystem system) => systems[system.Id] = system;

    /// <summary>Puts a contact, known by its number.</summary>
    /// <param name="contact">The contact.</param>
    public void Put(Contact contact) => contacts[(contact.Type, contact.Number)] = contact;

    /// <summary>Puts a contact point, known by its id.</summary>
    /// <param name="contactPoint">The contact point.</param>
    public void Put(ContactPoint contactPoint) => contactPoints[contactPoint.Id] = contactPoint;

    /// <summary>Finds an organisation.</summary>
    /// <param name="cvr">The CVR number.</param>
    /// <returns>The organisation, or <see langword="null"/>.</returns>
    public Organisation? FindOrganisation(string cvr) => organisations.GetValueOrDefault(cvr);

    /// <summary>Finds a system.</summary>
    /// <param name="id">The id of the system.</param>
    /// <returns>The system, or <see langword="null"/>.</returns>
    public MailSystem? FindSystem(Guid id) => systems.GetValueOrDefault(id);

    /// <summary>Finds a contact.</summary>
    /// <param name="type">Citizen or company.</param>
    /// <param name="number">The CPR or CVR number.</param>
    /// <returns>The contact, or <see langword="null"/> when Digital Post does not know it.</returns>
    public Contact? FindContact(ContactType type, string number) => contacts.GetValueOrDefault((type, number));

    /// <summary>Finds a contact point.</summary>
    /// <param name="id">The contactPointID.</param>
    /// <returns>The contact point, or <see langword="null"/>.</returns>
    public ContactPoint? FindContactPoint(Guid id) => contactPoints.GetValueOrDefault(id);
}
