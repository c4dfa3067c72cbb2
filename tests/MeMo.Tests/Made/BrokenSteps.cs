using System.Text;
using System.Xml.Linq;

namespace Postvogn.MeMo.Tests;

/// <summary>What can be done to one element of a message, and texts that some type of the schema refuses.</summary>
internal static class BrokenSteps
{
    private static readonly XNamespace Memo = "https://DigitalPost.dk/MeMo-1";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    public static readonly (string Name, Action<XElement> Step)[] All =
    [
        ("removed", element => element.Remove()),
        ("twice", element => element.AddAfterSelf(new XElement(element))),
        ("after the next", MoveBehindNext),
        ("last", element => { var parent = element.Parent; element.Remove(); parent?.Add(element); }),
        ("in another namespace", element => element.Name = XName.Get(element.Name.LocalName, "urn:other")),
        ("spelt otherwise", element => element.Name = element.Name.Namespace + (element.Name.LocalName + "x")),
        ("with an attribute", element => element.SetAttributeValue("x", "y")),
        ("with an attribute of xml", element => element.SetAttributeValue(XNamespace.Xml + "lang", "da")),
        ("with text in front", element => element.AddBeforeSelf(new XText("x"))),
        ("with white space in front", element => element.AddBeforeSelf(new XText(" \n"))),
        ("with an element in it", element => element.Add(new XElement(Memo + "label", "x"))),
        ("emptied", element => element.RemoveNodes()),
    ];

    public static readonly string[] Values =
    [
        "", " ", "x", "X", "true", "TRUE", "1", " 0 ", "10", "-1", "+1", "1.0", "0x1", "9999999999", "10000000000", "9999999999999",
        "10000000000000",
        "99999999999999999999", "DIGITALPOST", "digitalpost", " NEMSMS", "da", "d", "dan", "da-DK", "d1", " da ", "12",
        "2026-01-31", "2026-02-30", "2026-01-31Z", "2026-01-31+02:00", "2026-1-31", " 2026-01-31\n", "26-01-31", "-0001-01-01",
        "0000-01-01",
        "2026-01-31T12:00:00Z", "2026-01-31T12:00:00", "2026-01-31T12:00:00+00:00", "2026-01-31T12:00:00.5Z", "2026-01-31T12:00:00.Z",
        "2026-01-31T24:00:00Z", "2026-01-31T24:00:01Z", "2026-01-31T23:59:60Z", "2026-01-31T12:00Z", " 2026-01-31T12:00:00Z ",
        "2026-01-31 12:00:00Z",
        "2026-01-31T12:00:00z", "2026-01-31T12:00:00.123456789Z", "Z",
        "7f3b1c52-9a44-4d0e-8b67-2f15c0de4a90", "7F3B1C52-9A44-4D0E-8B67-2F15C0DE4A90", "7f3b1c52-9a44-1d0e-8b67-2f15c0de4a90",
        "7f3b1c52-9a44-4d0e-7b67-2f15c0de4a90",
        "{7f3b1c52-9a44-4d0e-8b67-2f15c0de4a90}", " 7f3b1c52-9a44-4d0e-8b67-2f15c0de4a90", "7f3b1c529a444d0e8b672f15c0de4a90",
        "+f3b1c52-9a44-4d0e-8b67-2f15c0de4a90",
        "https://eksempel.dk/å b", "##", "a#b#c", "http://[", "QUJD", "QUJ", "QQ==", "Q Q = =", "=", "QQ==QQ==",
        new('x', 7), new('x', 8), new('x', 150), new('x', 160), new('x', 161), new('x', 256), new('x', 257), new('x', 512), new('x', 513),
        new('æ', 256), new('æ', 257),
        "https://eksempel.dk/" + new string('x', 236), "https://eksempel.dk/" + new string('x', 237),
    ];

    // Of other scripts or other white space than XML's, and forms that only one engine might take.
    public static readonly string[] MoreValues =
    [
        "\u00A0", "\u00A0true", "true\u2003", "\u0661", "١٢", "TRUE ", "\ttrue\n", "01", "+0", "-0", "- 1", "1 ", "1\u00A0", "1e3", 
        "0000000000000001", "9223372036854775807", "-9223372036854775808", "-9223372036854775809", "\uFF11",
        "DIGITALPOST ", "DİGİTALPOST", "NEMSMS\u00A0",
        "dæ", "DA", "da\u00A0", "-", "2026-01-31-00:00", "2026-01-31+14:00", "2026-01-31+14:01", "2026-01-31-15:00", "2026-01-31z",
        "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "2026-00-10", "2026-13-01", "2026-01-00", "10000-01-01", "-2026-01-31",
        "+2026-01-31", "02026-01-31", "2026-01-31\u00A0", "２026-01-31", "2026-01-31T24:00:00.000Z", "2026-01-31T24:00:00.001Z",
        "2026-12-31T24:00:00Z", "2026-01-31T24:01:00Z", "2026-01-31T25:00:00Z", "2026-01-31T23:60:00Z",
        "2026-01-31T23:59:59.9999999999999999Z",
        "10000-01-01T00:00:00Z", "-0044-03-15T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0000-01-01T00:00:00Z",
        "2026-01-31T12:00:00-00:00", "2026-01-31T12:00:00Z\u00A0", "\u00A02026-01-31T12:00:00Z", "2026-01-31T12:00:00 Z",
        "2026-01-31T1:00:00Z",
        "2026-02-29T12:00:00Z", "2026-01-31t12:00:00Z", "7f3b1c52-9a44-4d0e-8b67-2f15c0de4a90 ", "7f3b1c52-9a44-4d0e-8b67-2f15c0de4a9g",
        "７f3b1c52-9a44-4d0e-8b67-2f15c0de4a90", "QUJD\u00A0", "Q\nQ\t=\r=", "QUJDRA", "QUJDRA=", "QUJDRA==", "QUJD RA==",
        "QUJD-_", "====", "QR==", "QUJ=", "QUI=", "QQ=Q", "æøå=", "https://eksempel.dk/%41", "//eksempel.dk", "eksempel",
        "mailto:x@eksempel.dk", "https://eksempel.dk:443/?a=b#c",
        new('漢', 7), new('漢', 8), new('漢', 256), new('漢', 257), new(' ', 256), new(' ', 257), new('\u00A0', 160),
    ];

    public static readonly (string Name, Action<XElement> Step)[] More =
    [
        ("with xml:space", element => element.SetAttributeValue(XNamespace.Xml + "space", "preserve")),
        ("with xml:base", element => element.SetAttributeValue(XNamespace.Xml + "base", "https://eksempel.dk/")),
        ("with xml:id", element => element.SetAttributeValue(XNamespace.Xml + "id", "a1")),
        ("with xsi:nil", element => element.SetAttributeValue(Instance + "nil", "true")),
        ("with xsi:nil false", element => element.SetAttributeValue(Instance + "nil", "false")),
        ("with a hint of xsi", element => element.SetAttributeValue(Instance + "noNamespaceSchemaLocation", "memo.xsd")),
        ("with an unknown attribute of xsi", element => element.SetAttributeValue(Instance + "x", "y")),
        ("with an attribute of MeMo's namespace", element => element.SetAttributeValue(Memo + "memoVersion", "1.2")),
        ("with a no-break space in front", element => element.AddBeforeSelf(new XText("\u00A0"))),
        ("with a wide space in front", element => element.AddBeforeSelf(new XText("\u3000"))),
        ("with a next-line in front", element => element.AddBeforeSelf(new XText("\u0085"))),
        ("with a line separator behind", element => element.AddAfterSelf(new XText("\u2028"))),
        ("with a tab behind", element => element.AddAfterSelf(new XText("\t\n"))),
        ("with CDATA in front", element => element.AddBeforeSelf(new XCData("x"))),
        ("with a comment in front", element => element.AddBeforeSelf(new XComment("x"))),
        ("with an instruction in front", element => element.AddBeforeSelf(new XProcessingInstruction("x", "y"))),
        ("with a comment in it", element => element.AddFirst(new XComment("x"))),
        ("as CDATA", element => { if (!element.HasElements) element.ReplaceNodes(new XCData(element.Value)); }),
        ("in capitals", element => element.Name = element.Name.Namespace + element.Name.LocalName.ToUpperInvariant()),
        ("in no namespace", element => element.Name = element.Name.LocalName),
        ("before the previous", MoveBeforePrevious),
        ("in place of its parent", element => element.Parent!.ReplaceWith(new XElement(element))),
        ("with its own copy in it", element => element.Add(new XElement(element))),
        ("11 times", element => element.AddAfterSelf(Enumerable.Range(0, 10).Select(_ => new XElement(element)))),
        ("with white space only", element => element.Value = " \n\t"),
        ("with white space around its text", element => { if (!element.HasElements) element.Value = $"\n\t{element.Value} "; }),
        ("with no-break space around its text", element => { if (!element.HasElements) element.Value = $"\u00A0{element.Value}\u00A0"; }),
        ("reversed", element => element.ReplaceNodes(element.Nodes().Reverse().ToArray())),
    ];

    /// <summary>One to three steps at random places of a message, or bytes of it changed.</summary>
    public static byte[] Broken(string xml, Random random)
    {
        if (random.Next(4) == 0)
        {
            // The declaration stays: what it says of the encoding has tests of its own.
            var start = xml.IndexOf("?>", StringComparison.Ordinal) + 2;
            return [.. Encoding.UTF8.GetBytes(xml[..start]), .. Mutations.Of(Encoding.UTF8.GetBytes(xml[start..]), random)];
        }

        var whole = XDocument.Parse(xml, LoadOptions.PreserveWhitespace);
        for (var step = random.Next(1, 4); step > 0; step--)
        {
            var elements = whole.Root!.Descendants().ToList();
            if (elements.Count > 0)
                Break(elements[random.Next(elements.Count)], random);
        }

        return Encoding.UTF8.GetBytes(whole.ToString(SaveOptions.DisableFormatting));
    }

    private static void Break(XElement element, Random random)
    {
        if (!element.HasElements && random.Next(2) == 0)
            element.Value = random.Next(2) == 0 ? Values[random.Next(Values.Length)] : MoreValues[random.Next(MoreValues.Length)];
        else if (random.Next(3) == 0)
            All[random.Next(All.Length)].Step(element);
        else
            More[random.Next(More.Length)].Step(element);
    }

    private static void MoveBehindNext(XElement element)
    {
        if (element.ElementsAfterSelf().FirstOrDefault() is not { } next)
            return;
        element.Remove();
        next.AddAfterSelf(element);
    }

    private static void MoveBeforePrevious(XElement element)
    {
        if (element.ElementsBeforeSelf().LastOrDefault() is not { } previous)
            return;
        element.Remove();
        previous.AddBeforeSelf(element);
    }
}
