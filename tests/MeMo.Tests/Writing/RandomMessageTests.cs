using Postvogn.MeMo.Tests.Official;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Writing;

public sealed class RandomMessageTests
{
    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Write_RandomMessage_IsValidAgainstTheOfficialSchema()
    {
        foreach (var (message, name) in ManyMessages.Both())
            OfficialSchema.Refusals(new MemoryStream(await Xml.WriteAsync(message)), message.Version).ShouldBeEmpty(name);
    }

    [Fact]
    public async Task Write_RandomMessage_IsReadBackUnchanged()
    {
        foreach (var (message, name) in ManyMessages.Both())
        {
            var written = await Xml.WriteAsync(message);
            var read = await Xml.ReadAsync(written);
            Xml.ShouldBeSame(await Xml.WriteAsync(read), written, name);
            read.Header.ToString().ShouldBe(message.Header.ToString(), name);
        }
    }

    [Fact]
    public async Task Validate_RandomMessage_KeepsToTheStructure()
    {
        foreach (var (message, name) in ManyMessages.Both())
            (await Structure.FindingsAsync(await Xml.WriteAsync(message))).ShouldBeEmpty(name);
    }
}
