using System.Globalization;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Contacts;

internal readonly record struct ContactNote(Guid Contact, long Version)
{
    public BlobPath Path => Places.ContactNote(Contact, Version);

    public static ContactNote? Of(BlobPath path)
    {
        var parts = path.Name.Split('/');
        return parts.Length == 3 && Guid.TryParseExact(parts[1], "D", out var contact)
            && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var version)
            ? new(contact, version)
            : null;
    }
}
