using System.Text;
using System.Xml;
using Postvogn.Testing;
using Xunit.Abstractions;

namespace Postvogn.MeMo.Tests.Official;

/// <summary>
/// Thousands of messages, whole and broken, against the official schemas: what they refuse is refused, and nothing else. The findings
/// compared are those of structure; what TI adds to the schema has other tests. POSTVOGN_SEED gives a run another seed.
/// </summary>
public sealed class AgainstSchemaTests(ITestOutputHelper output)
{
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("POSTVOGN_SEED"), out var seed) ? seed : 20_261_130;

    // A whole run, such as CI's, makes all of them; an ordinary one a fifth.
    private static readonly int Part = Scale.Count >= Scale.Whole ? 1 : 5;

    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Structure_GeneratedMessage_IsTakenAsTheSchemaTakesIt() => await CompareAsync(Generated(2_000 / Part), OfficialAsync);

    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Structure_MutatedMessage_IsRefusedWhereTheSchemaRefuses() => await CompareAsync(Mutated(5_000 / Part), OfficialAsync);

    [FactIfAvailable(typeof(Xmllint))]
    public async Task Structure_AnyMessage_IsRefusedWhereXmllintRefuses() =>
        await CompareAsync([.. Generated(2_000 / Part), .. Mutated(5_000 / Part)], Xmllint.RefusalsAsync);

    private static List<(byte[] Xml, string Name)> Generated(int count) =>
    [
        .. Enumerable.Range(0, count).Select(number =>
            (Encoding.UTF8.GetBytes(MessageOf(Seed + number)), $"generated {number} of seed {Seed}")),
    ];

    private static List<(byte[] Xml, string Name)> Mutated(int count) =>
    [
        .. Enumerable.Range(0, count).Select(number =>
            (BrokenSteps.Broken(MessageOf(Seed + (number / 5)), new Random(Seed + number)), $"mutated {number} of seed {Seed}")),
    ];

    private static string MessageOf(int seed)
    {
        var version = seed % 2 == 0 ? MemoVersion.V1_1 : MemoVersion.V1_2;
        return Letters.XmlAsync(new RandomMessages(seed, version).Next()).GetAwaiter().GetResult();
    }

    private static Task<IReadOnlyList<string?>> OfficialAsync(IReadOnlyList<(byte[] Xml, MemoVersion Version)> messages) =>
        Task.FromResult<IReadOnlyList<string?>>([.. messages.Select(message => OfficialRefusal(message.Xml, message.Version))]);

    private static string? OfficialRefusal(byte[] xml, MemoVersion version)
    {
        try
        {
            return OfficialSchema.Refusals(new MemoryStream(xml), version) is [var first, ..] ? first : null;
        }
        catch (XmlException broken)
        {
            return broken.Message;
        }
    }

    private async Task CompareAsync(
        List<(byte[] Xml, string Name)> messages, Func<IReadOnlyList<(byte[], MemoVersion)>, Task<IReadOnlyList<string?>>> official)
    {
        var judged = new List<(byte[] Xml, string Name, MemoVersion Version, string? Ours)>();
        foreach (var (xml, name) in messages)
        {
            var (version, refusal) = await OursAsync(xml);
            // Without a version there is no schema to ask.
            if (version is { } known)
                judged.Add((xml, name, known, refusal));
        }

        var theirs = await official([.. judged.Select(one => (one.Xml, one.Version))]);
        var differing = judged.Zip(theirs).Where(pair => pair.First.Ours is null != pair.Second is null).ToList();
        var explained = differing.Select(pair => Departures.Without(pair.First.Xml)).ToList();
        var again = await official(
            [.. differing.Zip(explained).Where(pair => pair.Second is not null).Select(pair => (pair.Second!, pair.First.First.Version))]);
        var (next, disagreements) = (0, new List<string>());
        foreach (var ((one, said), without) in differing.Zip(explained))
        {
            var isExplained = without is not null && (await OursAsync(without)).Refusal is null == again[next++] is null;
            if (!isExplained)
                disagreements.Add($"{one.Name}: official: {said ?? "taken"}; ours: {one.Ours ?? "taken"}");
        }

        output.WriteLine($"Seed {Seed}: {judged.Count} of {messages.Count} compared, {judged.Count(one => one.Ours is null)} taken, " +
            $"{differing.Count} differ for a listed reason.");
        disagreements.ShouldBeEmpty();
        judged.Count.ShouldBeGreaterThan(messages.Count * 9 / 10);
    }

    private static async Task<(MemoVersion? Version, string? Refusal)> OursAsync(byte[] xml)
    {
        var report = await Xml.ValidateAsync(xml, new() { HtmlPolicy = null });
        var findings = await Structure.FindingsAsync(xml);
        return (report.Version, findings is [var first, ..] ? $"{first.Path}: {first.Message}" : null);
    }
}
