using System.Text;
using System.Xml.Linq;
using Postvogn.MeMo.Schema;
using Postvogn.MeMo.Tests.Official;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Schema;

/// <summary>
/// A message with everything in it, broken in one step at every element: we refuse exactly what the official schema refuses.
/// </summary>
public sealed class BrokenStepTests
{
    private static readonly XNamespace Memo = "https://DigitalPost.dk/MeMo-1";

    private static readonly (string Name, Action<XElement> Step)[] Steps =
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

    private static readonly string[] Values =
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

    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Structure_OneStepBroken11_IsRefusedWhereTheSchemaRefuses() => await BreakAsync(MemoVersion.V1_1);

    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Structure_OneStepBroken12_IsRefusedWhereTheSchemaRefuses() => await BreakAsync(MemoVersion.V1_2);

    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Structure_RandomMessageBrokenInOneStep_IsRefusedWhereTheSchemaRefuses()
    {
        var random = new Random(5);
        var differences = new List<string>();
        foreach (var (message, name) in ManyMessages.Both())
        {
            var whole = XDocument.Parse(await Letters.XmlAsync(message), LoadOptions.PreserveWhitespace);
            var place = random.Next(1, whole.Descendants().Count());
            var differs = await CompareAsync(whole, place, Steps[random.Next(Steps.Length)], message.Version);
            differences.AddRange(differs.Select(difference => $"{name}: {difference}"));
        }

        differences.ShouldBeEmpty();
    }

    private static async Task BreakAsync(MemoVersion version)
    {
        var whole = XDocument.Parse(await Letters.XmlAsync(new RandomMessages(7, version).Full()), LoadOptions.PreserveWhitespace);
        var count = whole.Descendants().Count();
        var differences = new List<string>();
        var seen = new HashSet<MemoType>();
        for (var place = 1; place < count; place++)
        {
            var steps = Steps.Select(step => (step.Name, step.Step));
            if (IsFirstOfItsType(whole.Descendants().ElementAt(place), seen))
                steps = steps.Concat(Values.Select(value => ($"= '{value}'", (Action<XElement>)(element => element.Value = value))));
            foreach (var (name, step) in steps)
                differences.AddRange(await CompareAsync(whole, place, (name, step), version));
        }

        differences.ShouldBeEmpty();
    }

    private static bool IsFirstOfItsType(XElement element, HashSet<MemoType> seen)
    {
        var children = TableAgainstSchemaTests.Reachable(BodyElements.Message, MemoVersion.V1_2)
            .First(parent => parent.Name.Local == element.Parent!.Name.LocalName).Children;
        return children.First(child => child.Name.Local == element.Name.LocalName).Type is { } type && seen.Add(type);
    }

    private static async Task<IEnumerable<string>> CompareAsync(
        XDocument whole, int place, (string Name, Action<XElement> Step) broken, MemoVersion version)
    {
        var copy = new XDocument(whole);
        var element = copy.Descendants().ElementAt(place);
        var name = $"{element.Parent!.Name.LocalName}/{element.Name.LocalName} {broken.Name}";
        broken.Step(element);
        var xml = Encoding.UTF8.GetBytes(copy.ToString(SaveOptions.DisableFormatting));
        var official = OfficialSchema.Refusals(new MemoryStream(xml), version);
        var ours = await Structure.FindingsAsync(xml);
        return ours.Count > 0 == official.Count > 0
            ? []
            : [$"{name}: official {string.Join(' ', official)}; ours {string.Join(' ', ours.Select(finding => finding.Message))}"];
    }

    private static void MoveBehindNext(XElement element)
    {
        if (element.ElementsAfterSelf().FirstOrDefault() is not { } next)
            return;
        element.Remove();
        next.AddAfterSelf(element);
    }
}
