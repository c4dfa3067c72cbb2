using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Contacts;

namespace Postvogn.Functions.Contacts;

internal static class ContactReading
{
    public static ContactNumber? Number(this Contact contact) =>
        ContactNumber.TryParse(contact.CprNumber ?? contact.CvrNumber, out var number) ? number : null;

    // A closed contact by neither way, whatever its sign-ups say (TI 4.5).
    public static Reach Reach(this Contact contact) =>
        contact.IsClosed ? Postvogn.DigitalPost.Reach.None : new Reach(contact.ReceivesDigitalPost, contact.ReceivesNemSms);
}
