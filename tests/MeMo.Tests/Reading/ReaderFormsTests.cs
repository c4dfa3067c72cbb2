using System.Text;

namespace Postvogn.MeMo.Tests.Reading;

/// <summary>The forms in which real systems write the same message.</summary>
public sealed class ReaderFormsTests
{
    [Fact]
    public async Task Read_UnprefixedRoot_IsTheSame() =>
        await ShouldReadAsync(Encoding.UTF8.GetBytes((await Letters.XmlAsync())
            .Replace("<memo:Message ", "<Message xmlns=\"https://DigitalPost.dk/MeMo-1\" ", StringComparison.Ordinal)
            .Replace("</memo:Message>", "</Message>", StringComparison.Ordinal)));

    [Fact]
    public async Task Read_AnotherPrefix_IsTheSame() =>
        await ShouldReadAsync(Encoding.UTF8.GetBytes((await Letters.XmlAsync())
            .Replace("<memo:", "<x.1:", StringComparison.Ordinal)
            .Replace("</memo:", "</x.1:", StringComparison.Ordinal)
            .Replace("xmlns:memo", "xmlns:x.1", StringComparison.Ordinal)));

    [Fact]
    public async Task Read_Utf8Bom_IsTheSame() =>
        await ShouldReadAsync([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(await Letters.XmlAsync())]);

    [Fact]
    public async Task Read_NoDeclaration_IsTheSame() => await ShouldReadAsync(Encoding.UTF8.GetBytes(await WithoutDeclarationAsync()));

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-1")]
    public async Task Read_AnotherEncoding_IsTheSame(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var xml = $"<?xml version=\"1.0\" encoding=\"{name}\"?>" + await WithoutDeclarationAsync();
        await ShouldReadAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(xml)]);
    }

    [Fact]
    public async Task Read_Utf16WithoutMark_IsTheSame() => await ShouldReadAsync(
        Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + await WithoutDeclarationAsync()));

    [Fact]
    public async Task Read_UpperCaseUuid_IsTheSame() => await ShouldReadAsync(Encoding.UTF8.GetBytes(
        (await Letters.XmlAsync()).Replace(Letters.Uuid, Letters.Uuid.ToUpperInvariant(), StringComparison.Ordinal)));

    [Fact]
    public async Task Read_CommentsAndInstructionsAnywhere_IsTheSame() => await ShouldReadAsync(Encoding.UTF8.GetBytes(
        (await Letters.XmlAsync())
            .Replace("<memo:Sender>", "<!-- <memo:content> --><?x y?>\n<memo:Sender>\n", StringComparison.Ordinal)
            .Replace("Kommunen", "Kom<!-- x -->mu<![CDATA[nen]]>", StringComparison.Ordinal)));

    private static async Task<string> WithoutDeclarationAsync()
    {
        var xml = await Letters.XmlAsync();
        return xml[(xml.IndexOf("?>", StringComparison.Ordinal) + 2)..];
    }

    private static async Task ShouldReadAsync(byte[] xml)
    {
        var expected = await Xml.WriteAsync(Letters.Plain());
        foreach (var atATime in new[] { 1, 7, 4096 })
        {
            var message = await MemoReader.ReadMessageAsync(new SlowStream(xml, atATime), CancellationToken.None);
            (await Xml.WriteAsync(message)).ShouldBe(expected);
        }
    }
}
