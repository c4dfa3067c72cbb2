using Postvogn.MeMo.Tests.Official;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Writing;

public sealed class RandomMessageTests
{
    private const int Count = 250;

    private static readonly MemoVersion[] Versions = [MemoVersion.V1_1, MemoVersion.V1_2];

    [FactIfShared("memo")]
    public async Task Write_RandomMessage_IsValidAgainstTheOfficialSchema()
    {
        foreach (var (message, name) in Messages())
            OfficialSchema.Refusals(new MemoryStream(await Xml.WriteAsync(message)), message.Version).ShouldBeEmpty(name);
    }

    [Fact]
    public async Task Write_RandomMessage_IsReadBackUnchanged()
    {
        foreach (var (message, name) in Messages())
        {
            var written = await Xml.WriteAsync(message);
            var read = await Xml.ReadAsync(written);
            (await Xml.WriteAsync(read)).ShouldBe(written, name);
            read.Header.ToString().ShouldBe(message.Header.ToString(), name);
        }
    }

    [Fact]
    public async Task Validate_RandomMessage_KeepsToTheStructure()
    {
        foreach (var (message, name) in Messages())
            (await Structure.FindingsAsync(await Xml.WriteAsync(message))).ShouldBeEmpty(name);
    }

    private static IEnumerable<(Message Message, string Name)> Messages()
    {
        foreach (var version in Versions)
        {
            yield return (new RandomMessages(0, version).Full(), $"full {version}");
            for (var seed = 1; seed <= Count; seed++)
                yield return (new RandomMessages(seed, version).Next(), $"seed {seed} {version}");
        }
    }
}
