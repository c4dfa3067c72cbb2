using Postvogn.Drops;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Sending;

/// <summary>Why a drop is refused, whatever it holds.</summary>
internal static class DropFaults
{
    /// <summary>Null: nothing is wrong with its name.</summary>
    public static DropException? OfName(DropName name, IEnumerable<string> sources)
    {
        if (!BlobPath.IsValid(name.FullName) || !SafeName.IsUnicode(name.FullName) || !name.EndsAsItsKind)
            return DropException.Because(
                "drop.name.invalid", "/",
                "The drop's name has an empty part, a part that begins with a dot, a backslash, a control character, what is no Unicode, " +
                "or dots or blanks behind its ending.",
                "Upload it under a name without them; letters, digits, - and _ are always fit.");
        if (name.Source.Length > 0 && sources.Contains(name.Source, StringComparer.Ordinal)) return null;
        var composed = EntryName.Composed(name.Source);
        var other = sources.FirstOrDefault(source => source.Equals(composed, StringComparison.OrdinalIgnoreCase));
        if (other is not null && composed != name.Source)
            return DropException.Because(
                "source.unknown", "/",
                "The source's folder looks like the source's name, but has a letter and its mark as two characters (NFD), as a Mac " +
                "writes them.",
                $"Drop into {other}/, with each of its letters as one character (NFC).");
        return other is not null
            ? DropException.Because(
                "source.unknown", "/", "The source's folder is spelt with other capital letters than the source.", $"Drop into {other}/.")
            : DropException.Because(
                "source.unknown", "/", "No system is configured to send what this source drops.",
                "Ask operations to add the source to Postvogn__Sources, or drop into the folder of a source that is known.");
    }

    public static DropException NoFile(string what) =>
        DropException.Because("drop.no.file", "/", what, "Upload the letter itself, under a name that is Unicode.");

    public static DropException TooLong() => DropException.Because(
        "drop.too.costly", "/", "The drop is longer than 20,000,000,000 bytes. It was not read, and stays where it is.",
        "Share its letters out over several drops.");

    public static DropException CouldNotBeRead(Guid incident) => DropException.Because(
        "drop.could.not.be.read", "/", $"The drop could not be read in {DropTries.Most} tries, incident {incident:D}.",
        "Ask operations what the log says of the incident, then drop it again. " +
        "Letters of it that have an outcome of their own were taken.");
}
