using Postvogn.DigitalPost;

namespace Postvogn.Functions.Contacts;

internal sealed record ContactSnapshot(ContactIndex Index, ContactIndexChanges Changes)
{
    // Null when the text is no number.
    public Reach? Find(string number) => Changes.Find(number, Index);
}
