using System.Globalization;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Contacts;

/// <summary>A note that a contact has changed.</summary>
/// <param name="Contact">Digital Post's id of the contact.</param>
/// <param name="Version">The contact's version since the change.</param>
internal readonly record struct ContactNote(Guid Contact, long Version)
{
    /// <summary>Where it lies.</summary>
    public BlobPath Path => Places.ContactNote(Contact, Version);

    /// <summary>Reads a note's name; null when it is none of ours.</summary>
    public static ContactNote? Of(BlobPath path)
    {
        var parts = path.Name.Split('/');
        return parts.Length == 3 && Guid.TryParseExact(parts[1], "D", out var contact)
            && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var version)
            ? new(contact, version)
            : null;
    }
}
