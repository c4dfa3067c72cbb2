using Postvogn.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>Who can be reached, as the store has it: an index, and the changes on top of it.</summary>
/// <param name="Index">The index.</param>
/// <param name="Changes">The changes that the index does not know.</param>
internal sealed record ContactSnapshot(ContactIndex Index, ContactIndexChanges Changes)
{
    /// <summary>How somebody can be reached. Null when the text is no number.</summary>
    public Reach? Find(string number) => Changes.Find(number, Index);
}
