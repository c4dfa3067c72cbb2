using Postvogn.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>An index, and the changes that it does not know.</summary>
internal sealed record ContactSnapshot(ContactIndex Index, ContactIndexChanges Changes)
{
    /// <summary>Null when the text is no number.</summary>
    public Reach? Find(string number) => Changes.Find(number, Index);
}
