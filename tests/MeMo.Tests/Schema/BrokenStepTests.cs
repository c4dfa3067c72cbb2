using System.Text;
using System.Xml.Linq;
using Postvogn.MeMo.Schema;
using Postvogn.MeMo.Tests.Official;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Schema;

/// <summary>
/// A message with everything in it, broken in one step at every element: we refuse exactly what the official schema refuses,
/// but for <see cref="Departures"/>.
/// </summary>
public sealed class BrokenStepTests
{
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
            var differs = await CompareAsync(whole, place, BrokenSteps.All[random.Next(BrokenSteps.All.Length)], message.Version);
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
            var steps = BrokenSteps.All.Select(step => (step.Name, step.Step));
            if (IsFirstOfItsType(whole.Descendants().ElementAt(place), seen))
            {
                steps = steps.Concat(BrokenSteps.Values.Concat(BrokenSteps.MoreValues)
                    .Select(value => ($"= '{value}'", (Action<XElement>)(element => element.Value = value))));
            }

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
        var isSame = ours.Count > 0 == official.Count > 0;
        if (!isSame && Departures.Without(xml) is { } without)
        {
            var refusals = OfficialSchema.Refusals(new MemoryStream(without), version);
            isSame = (await Structure.FindingsAsync(without)).Count > 0 == refusals.Count > 0;
        }

        return isSame
            ? []
            : [$"{name}: official {string.Join(' ', official)}; ours {string.Join(' ', ours.Select(finding => finding.Message))}"];
    }
}
