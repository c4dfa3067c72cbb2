using Postvogn.MeMo.Tests.Official;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Conversion;

/// <summary>Official and random messages there and back.</summary>
public sealed class ConvertedMessagesTests
{
    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Convert_OfficialSample12_IsValid11AndLosesOnlyWhat11Lacks()
    {
        foreach (var path in OfficialSchema.Samples(MemoVersion.V1_2))
        {
            var xml = await File.ReadAllBytesAsync(path);
            var (converted, lost) = await ConvertAsync(xml, MemoVersion.V1_1);
            OfficialSchema.Refusals(new MemoryStream(converted), MemoVersion.V1_1).ShouldBeEmpty(path);

            var expected = Xml.Texts(xml).ToList();
            expected.RemoveAll(text => text.Contains("epresentative", StringComparison.Ordinal));
            lost.Any().ShouldBe(path.Contains("Full", StringComparison.Ordinal), path);
            var (back, _) = await ConvertAsync(converted, MemoVersion.V1_2);
            OfficialSchema.Refusals(new MemoryStream(back), MemoVersion.V1_2).ShouldBeEmpty(path);
            if (lost.Count == 0)
                Xml.Texts(back).Where(text => !IsFlag(text)).ShouldBe(expected.Where(text => !IsFlag(text)), path);
        }
    }

    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Convert_OfficialSample11_IsValid12AndComesBackTheSame()
    {
        foreach (var path in OfficialSchema.Samples(MemoVersion.V1_1))
        {
            var xml = await File.ReadAllBytesAsync(path);
            var (converted, lost) = await ConvertAsync(xml, MemoVersion.V1_2);
            lost.ShouldBeEmpty(path);
            OfficialSchema.Refusals(new MemoryStream(converted), MemoVersion.V1_2).ShouldBeEmpty(path);
            Xml.Texts((await ConvertAsync(converted, MemoVersion.V1_1)).Xml).ShouldBe(Xml.Texts(xml), path);
        }
    }

    [Fact]
    public async Task Convert_Random11ThereAndBack_IsUnchangedToTheByte()
    {
        foreach (var (message, name) in ManyMessages.Of(MemoVersion.V1_1))
        {
            var xml = await Xml.WriteAsync(message);
            var (there, lost) = await ConvertAsync(xml, MemoVersion.V1_2);
            lost.ShouldBeEmpty(name);
            (await Structure.FindingsAsync(there)).ShouldBeEmpty(name);
            Xml.ShouldBeSame((await ConvertAsync(there, MemoVersion.V1_1)).Xml, xml, name);
        }
    }

    [Fact]
    public async Task Convert_Random12_IsThe11ThatTheWriterWouldWrite()
    {
        foreach (var (message, name) in ManyMessages.Of(MemoVersion.V1_2))
        {
            var (converted, lost) = await ConvertAsync(await Xml.WriteAsync(message), MemoVersion.V1_1);
            var header = message.Header with
            {
                Sender = message.Header.Sender with { Representative = null },
                ForwardData = message.Header.ForwardData is { } forward ? forward with { OriginalRepresentative = null } : null,
            };
            Xml.ShouldBeSame(converted, await Xml.WriteAsync(message with { Version = MemoVersion.V1_1, Header = header }), name);
            lost.Any().ShouldBe(
                message.Header.Sender.Representative is not null || message.Header.ForwardData?.OriginalRepresentative is not null, name);
        }
    }

    private static bool IsFlag(string text) =>
        text.Contains("mandatory", StringComparison.Ordinal) || text.Contains("legalNotification", StringComparison.Ordinal);

    private static async Task<(byte[] Xml, IReadOnlyList<string> Lost)> ConvertAsync(byte[] xml, MemoVersion to)
    {
        var output = new MemoryStream();
        var conversion = await MemoConverter.ConvertAsync(new MemoryStream(xml), output, to, CancellationToken.None);
        return (output.ToArray(), conversion.Lost);
    }
}
