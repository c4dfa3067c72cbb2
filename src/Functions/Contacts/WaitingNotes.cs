using Postvogn.DigitalPost.Contacts;

namespace Postvogn.Functions.Contacts;

internal sealed class WaitingNotes(IEnumerable<ContactNote> notes)
{
    private readonly Dictionary<Guid, List<ContactNote>> byContact = notes.GroupBy(note => note.Contact).ToDictionary(
        group => group.Key, group => group.ToList());

    public IReadOnlyList<Guid> Contacts => [.. byContact.Keys];

    // What is fetched by id is always up to date (TI 3.3.1).
    public IReadOnlyList<ContactNote> Take(Guid contact) => byContact.Remove(contact, out var taken) ? taken : [];

    // As far as a query brought what the notes tell of: it may lag behind.
    public IReadOnlyList<ContactNote> TakeTold(IEnumerable<Contact> contacts) => [.. contacts.SelectMany(TakeTold)];

    private List<ContactNote> TakeTold(Contact contact)
    {
        if (!byContact.TryGetValue(contact.Id, out var noted)) return [];
        var told = noted.FindAll(note => note.Version <= contact.Version);
        if (noted.RemoveAll(note => note.Version <= contact.Version) > 0 && noted.Count == 0) byContact.Remove(contact.Id);
        return told;
    }
}
