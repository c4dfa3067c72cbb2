using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Postvogn.MeMo.Tests.Reading;

/// <summary>Lines and columns are those of the input, although the parser never sees the contents.</summary>
public sealed class ReaderPlaceTests
{
    [Theory]
    [InlineData("JVBERi0xLjc=")]
    [InlineData("JVBE\nRi0x\nLjc=")]
    [InlineData("\r\nJVBE\r\nRi0xLjc=\r\n")]
    [InlineData("\rJVBE\rRi0xLjc=\r")]
    [InlineData("JVBERi\n0xLjc&#61;")]
    [InlineData("JVBE\n<![CDATA[Ri0xLjc=]]>")]
    public async Task Validate_FaultsBehindContents_ArePlacedAsAParserWould(string content)
    {
        var message = Letters.Plain() with
        {
            Body = Letters.Plain().Body! with
            {
                MainDocument = new() { Files = [Letters.File(), Letters.File(name: "æ?.pdf"), Letters.File(name: "b?.pdf")] },
            },
        };
        var xml = (await Letters.XmlAsync(message)).Replace("JVBERi0xLjc=", content, StringComparison.Ordinal);
        foreach (var text in new[] { xml, xml.Replace("<memo:File>", "\n <memo:File>", StringComparison.Ordinal) })
        {
            var expected = XDocument.Parse(text, LoadOptions.SetLineInfo).Descendants()
                .Where(element => element.Name.LocalName == "filename" && element.Value.Contains('?', StringComparison.Ordinal))
                .Select(element => (((IXmlLineInfo)element).LineNumber, ((IXmlLineInfo)element).LinePosition));
            foreach (var atATime in new[] { 1, 1 << 20 })
            {
                var report = await MemoValidator.ValidateAsync(
                    new SlowStream(Encoding.UTF8.GetBytes(text), atATime), new(), CancellationToken.None);
                report.Findings.Select(finding => (finding.Line, finding.Column)).ShouldBe(expected);
            }
        }
    }
}
