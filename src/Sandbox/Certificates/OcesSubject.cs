using System.Text.RegularExpressions;

namespace Postvogn.Sandbox.Certificates;

/// <summary>The organizationIdentifier (2.5.4.97) is <c>NTRDK-</c> and the CVR number.</summary>
internal static partial class OcesSubject
{
    private const string OrganizationIdentifier = "2.5.4.97";
    private const string SerialNumber = "2.5.4.5";

    public static X500DistinguishedNameBuilder Of(string cvr, string name)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        subject.Add(SerialNumber, $"UI:DK-O:G:{SandboxIds.Next():D}");
        subject.AddOrganizationName(name);
        subject.Add(OrganizationIdentifier, $"NTRDK-{cvr}");
        subject.AddCountryOrRegion("DK");
        return subject;
    }

    public static string? CvrOf(X509Certificate2 certificate)
    {
        foreach (var name in certificate.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            if (name.HasMultipleElements || name.GetSingleElementType().Value != OrganizationIdentifier)
                continue;
            var match = Identifier().Match(name.GetSingleElementValue() ?? "");
            return match.Success ? match.Groups["cvr"].Value : null;
        }

        return null;
    }

    [GeneratedRegex("^NTRDK-(?<cvr>[0-9]{8})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifier();
}
