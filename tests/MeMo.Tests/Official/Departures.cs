using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Postvogn.MeMo.Tests.Official;

/// <summary>
/// Where we and an engine of the official schemas disagree, each with its reason (docs/messages.md has the same list). A message about
/// which we disagree must be one about which we agree once what is listed here is taken out of it.
/// </summary>
internal static partial class Departures
{
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private static readonly string[] Booleans = ["reply", "mandatory", "legalNotification"];

    public static readonly (string Name, string Reason, Action<XElement> Without)[] All =
    [
        ("empty boolean", "The schema gives it its default; the service's own engine, MSV, refuses it, and so do we.", element =>
        {
            if (Booleans.Contains(element.Name.LocalName) && !element.HasElements && element.Value.Length == 0)
                element.Value = "false";
        }),
        ("24:00:00", "XSD 1.0 has it, and we take it; System.Xml refuses it.", element => Change(element, Midnight(), "T00:00:00Z")),
        ("years beyond 9999 and before 1", "XSD 1.0 has them; we refuse them, as System.Xml does: no date of ours could hold one.",
            element => Change(element, FarYear(), "2026-")),
        ("dates that System.Xml takes", "It passes over white space of Unicode and over zones that do not exist; we and xmllint do not.",
            element => Change(element, NoDate(), "no date")),
        ("length of characters outside the basic plane", "The schema counts characters, and so do we; System.Xml counts UTF-16 units.",
            element => Change(element, Pair(), "x")),
        ("xsi:type and xsi:nil", "The schema has no type to name and nothing that may be nil; we refuse both wherever they stand.",
            element => element.Attributes().Where(a => a.Name == Instance + "type" || a.Name == Instance + "nil").Remove()),
        ("base64", "xmllint passes over characters that are not base64 and refuses bits that stand for nothing (QR==); we do neither.",
            element =>
            {
                if (element.Name.LocalName == "content" && !element.HasElements)
                    element.Value = OddBits().Replace(NotBase64().IsMatch(element.Value) ? "=" : element.Value, "A$2");
            }),
        ("addresses", "We take and refuse an anyURI as the service's engine does (docs/addresses.md); others read RFC 2396 otherwise.",
            element =>
            {
                var isLong = new StringInfo(element.Value.Trim()).LengthInTextElements > 256;
                if (element.Name.LocalName == "url" && !element.HasElements && !isLong)
                    element.Value = "https://eksempel.dk/";
            }),
    ];

    /// <summary>The message without what is listed; null when it is not well-formed, or holds nothing of it.</summary>
    public static byte[]? Without(byte[] xml)
    {
        try
        {
            var whole = XDocument.Load(new MemoryStream(xml), LoadOptions.PreserveWhitespace);
            var before = whole.ToString(SaveOptions.DisableFormatting);
            foreach (var element in whole.Descendants().ToList())
            {
                foreach (var (_, _, without) in All)
                    without(element);
            }

            var after = whole.ToString(SaveOptions.DisableFormatting);
            return after == before ? null : Encoding.UTF8.GetBytes(after);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static void Change(XElement element, Regex found, string instead)
    {
        foreach (var text in element.Nodes().OfType<XText>())
            text.Value = found.Replace(text.Value, instead);
    }

    [GeneratedRegex(@"T24:00:00(\.0+)?Z", RegexOptions.ExplicitCapture)]
    private static partial Regex Midnight();

    [GeneratedRegex(@"(?<![^ \t\r\n])(-[0-9]{4,}|[1-9][0-9]{4,}|0000)-(?=[0-9]{2}-[0-9]{2})", RegexOptions.ExplicitCapture)]
    private static partial Regex FarYear();

    [GeneratedRegex(
        @"^\s*[0-9-]+(T[0-9:.]+)?((Z|[+-][0-9:]+)?[\u0085\u00A0\u2000-\u3000]+|[+-](14:(?!00)|1[5-9]:|[2-9][0-9]:)[0-9]{2}|z)\s*$"
            + @"|^[\u0085\u00A0\u2000-\u3000]+[0-9]{4}-",
        RegexOptions.ExplicitCapture)]
    private static partial Regex NoDate();

    [GeneratedRegex("[^A-Za-z0-9+/= \t\r\n]")]
    private static partial Regex NotBase64();

    // Before the padding, the last letter but for the bits that count.
    [GeneratedRegex("([A-Za-z0-9+/])([ \t\r\n]*=[ \t\r\n]*(=[ \t\r\n]*)?)$")]
    private static partial Regex OddBits();

    [GeneratedRegex("[\uD800-\uDBFF][\uDC00-\uDFFF]")]
    private static partial Regex Pair();
}
