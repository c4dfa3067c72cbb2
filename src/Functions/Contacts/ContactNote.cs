using System.Globalization;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Contacts;

/// <summary>A note that a contact has changed, with its version since then.</summary>
internal readonly record struct ContactNote(Guid Contact, long Version)
{
    public BlobPath Path => Places.ContactNote(Contact, Version);

    /// <summary>Null when it is none of ours.</summary>
    public static ContactNote? Of(BlobPath path)
    {
        var parts = path.Name.Split('/');
        return parts.Length == 3 && Guid.TryParseExact(parts[1], "D", out var contact)
            && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var version)
            ? new(contact, version)
            : null;
    }
}
