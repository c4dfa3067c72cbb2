using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Whose an OCES organisation or system certificate is (docs/adr/0016).</summary>
internal static partial class OcesSubject
{
    private const string OrganizationIdentifier = "2.5.4.97";
    private const string SerialNumber = "2.5.4.5";

    /// <summary>The CVR number of the organisation; null when the subject is not that of an organisation or system certificate, or names
    /// two organisations. An employee's certificate has none.</summary>
    public static string? CvrOf(X509Certificate2 certificate)
    {
        if (Attributes(certificate.SubjectName) is not { } attributes) return null;
        var identifiers =
            attributes.Where(attribute => attribute.Type == OrganizationIdentifier).Select(attribute => attribute.Value).ToList();
        var serials = attributes.Where(attribute => attribute.Type == SerialNumber).Select(attribute => attribute.Value).ToList();
        return (identifiers, serials) switch
        {
            ([var identifier], [var serial]) when Oces3Organisation().IsMatch(serial) => Cvr(Oces3().Match(identifier)),
            ([], [var serial]) => Cvr(Oces2().Match(serial)),
            _ => null,
        };
    }

    private static string? Cvr(Match match) => match.Success ? match.Groups["cvr"].Value : null;

    // Read here and not by .NET's names, which do not open an element of two attributes: OCES2 has its serialNumber and common name in one.
    // Null when it breaks the format.
    private static List<(string Type, string Value)>? Attributes(X500DistinguishedName subject)
    {
        try
        {
            var found = new List<(string, string)>();
            var elements = new AsnReader(subject.RawData, AsnEncodingRules.BER).ReadSequence();
            while (elements.HasData)
            {
                var element = elements.ReadSetOf(skipSortOrderValidation: true);
                while (element.HasData) found.Add(Attribute(element.ReadSequence()));
            }

            return found;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static (string Type, string Value) Attribute(AsnReader attribute)
    {
        var type = attribute.ReadObjectIdentifier();
        var tag = (UniversalTagNumber)attribute.PeekTag().TagValue;
        var isText = tag is UniversalTagNumber.UTF8String or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String;
        return (type, isText ? attribute.ReadCharacterString(tag) : "");
    }

    [GeneratedRegex("^NTRDK-(?<cvr>[0-9]{8})\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Oces3();

    [GeneratedRegex("^UI:DK-O:.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Oces3Organisation();

    [GeneratedRegex("^CVR:(?<cvr>[0-9]{8})-(UID|FID):[0-9]+\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Oces2();
}
