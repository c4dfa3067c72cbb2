namespace Postvogn.MeMo.Tests.Validation;

public class MemoFormatsTests
{
    [Theory]
    [InlineData("brev.pdf", "application/pdf")]
    [InlineData("C.V.PDF", "application/pdf")]
    [InlineData("data.xml", "application/xml")]
    [InlineData("lyd.wav", "audio/wav")]
    [InlineData("tegning.bmp", "image/bmp")]
    [InlineData("program.exe", null)]
    [InlineData("uden", null)]
    [InlineData("prik.", null)]
    public void OfFilename_Extension_IsTheFormatOfTheTable(string filename, string? format) =>
        MemoFormats.OfFilename(filename).ShouldBe(format);
}
