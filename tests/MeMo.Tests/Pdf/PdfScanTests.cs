using System.Text;
using Postvogn.MeMo.Pdf;

namespace Postvogn.MeMo.Tests.Pdf;

public sealed class PdfScanTests
{
    private const string Objects = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n";
    private const string Locked = "/Encrypt 5 0 R";

    [Theory]
    [InlineData("")]
    [InlineData("/Encrypt null")]
    [InlineData("/EncryptMetadata true")]
    [InlineData("/Note (/Encrypt 5 0 R)")]
    [InlineData("/Info << /Encrypt 5 0 R >>")]
    [InlineData("/Kind /Encrypt")]
    [InlineData("/Note (a\\) /Encrypt 5 0 R)")]
    public void End_TrailerWithoutEncrypt_Opens(string entry) => StateOf(Classic(entry)).ShouldBe(PdfState.Opens);

    [Theory]
    [InlineData(Locked)]
    [InlineData("/Encrypt<</Filter/Standard/V 4>>")]
    [InlineData("/ID[<00><01>] /Encrypt 5 0 R")]
    [InlineData("/Info 3 0 R % bemærkning >>\n /Encrypt 5 0 R")]
    public void End_TrailerWithEncrypt_IsLocked(string entry) => StateOf(Classic(entry)).ShouldBe(PdfState.Locked);

    [Theory]
    [InlineData("", PdfState.Opens)]
    [InlineData(Locked, PdfState.Locked)]
    public void End_CrossReferenceStream_SaysIt(string entry, object state)
    {
        var file = $"{Objects}7 0 obj\n<< /Type /XRef /W [1 2 1] {entry} /Length 4 >>\nstream\nabcd\nendstream\nendobj\n";
        StateOf($"{file}startxref\n{Objects.Length}\n%%EOF\n").ShouldBe((PdfState)state);
        StateOf($"{Objects}7 0 obj<<{entry}/Type/XRef/W[1 2 1]>>stream\nstartxref {Objects.Length} %%EOF").ShouldBe((PdfState)state);
    }

    [Fact]
    public void End_EnvelopeBeforeTheHeader_CountsFromEither()
    {
        var envelope = new string('\n', 1000);
        StateOf(envelope + Classic(Locked)).ShouldBe(PdfState.Locked);
        StateOf(envelope + Classic("")).ShouldBe(PdfState.Opens);
        StateOf(new string('x', 1030) + Classic("")).ShouldBe(PdfState.NoPdf);
    }

    // The first page's table stands first, and the last startxref leads to it.
    [Theory]
    [InlineData("", PdfState.Opens)]
    [InlineData(Locked, PdfState.Locked)]
    public void End_Linearized_GoesByTheTableThatIsNamed(string entry, object state)
    {
        var first = $"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 2 {entry} >>\nstartxref\n0\n%%EOF\n";
        var body = new StringBuilder(Objects).Append(first).Append(new string(' ', 200_000));
        var rest = "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 >>\nstartxref\n" + Objects.Length + "\n%%EOF\n";
        StateOf(body.Append(rest).ToString()).ShouldBe((PdfState)state);
    }

    [Fact]
    public void End_LinearizedAndCut_IsCut()
    {
        var first = "%PDF-1.4\n1 0 obj\n<< /Linearized 1 /L 300000 /N 1 >>\nendobj\n"
            + "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 2 >>\nstartxref\n0\n%%EOF\n" + new string(' ', 100_000);
        StateOf(first).ShouldBe(PdfState.Cut);
        StateOf(first + "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 >>\nstartxref\n58\n%%EOF\n").ShouldBe(PdfState.Opens);
    }

    [Fact]
    public void End_IncrementalUpdate_GoesByTheLast()
    {
        var before = Classic("");
        StateOf($"{before}xref\n0 1\ntrailer\n<< {Locked} /Prev {Objects.Length} >>\nstartxref\n{before.Length}\n%%EOF")
            .ShouldBe(PdfState.Locked);
    }

    // Uncompressed, as an attachment or a text about PDFs.
    [Fact]
    public void End_EncryptedFileWithinAFile_Opens()
    {
        var inner = Classic(Locked);
        var holder = $"{Objects}2 0 obj\n<< /Length {inner.Length} >>\nstream\n{inner}\nendstream\nendobj\n";
        StateOf($"{holder}xref\n0 1\ntrailer\n<< /Size 3 >>\nstartxref\n{holder.Length}\n%%EOF").ShouldBe(PdfState.Opens);
    }

    // Readers then build the table anew, from whatever trailer there is.
    [Theory]
    [InlineData("", PdfState.Opens)]
    [InlineData(Locked, PdfState.Locked)]
    public void End_WrongPlaceNamed_GoesByTheTrailersThereAre(string entry, object state) =>
        StateOf(Classic(entry).Replace($"startxref\n{Objects.Length}", "startxref\n999999", StringComparison.Ordinal))
            .ShouldBe((PdfState)state);

    [Theory]
    [InlineData("", PdfState.NoPdf)]
    [InlineData("Kære borger", PdfState.NoPdf)]
    [InlineData("%PDF-1.4", PdfState.Cut)]
    [InlineData("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", PdfState.Cut)]
    [InlineData("%PDF-1.4\nstartxref\n", PdfState.Cut)]
    public void End_NoWholePdf_IsNone(string file, object state) => StateOf(file).ShouldBe((PdfState)state);

    [Fact]
    public void End_AnyCutting_IsTheSame()
    {
        var file = Encoding.Latin1.GetBytes(Classic(Locked));
        for (var size = 1; size < 40; size++)
        {
            var scan = new PdfScan();
            foreach (var part in file.Chunk(size)) scan.Add(part);
            scan.End().ShouldBe(PdfState.Locked);
        }
    }

    [Fact]
    public void End_LongFile_IsLookedAtThroughAWindow()
    {
        for (var padding = 48 * 1024 - 300; padding < 48 * 1024 + 50; padding += 7)
        {
            var objects = Objects + new string('q', padding);
            StateOf($"{objects}xref\n0 1\ntrailer\n<< {Locked} >>\nstartxref\n{objects.Length}\n%%EOF").ShouldBe(PdfState.Locked);
        }
    }

    [Fact]
    public void End_Noise_NeverFails()
    {
        var random = new Random(46);
        string[] words =
            ["xref", "startxref", "trailer", "/Type /XRef", "<<", ">>", "obj", "(", ")", "[", "%PDF-", "/Encrypt", " 7 ", "\n", "%"];
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => words[random.Next(words.Length)]));
            Enum.IsDefined(StateOf(text)).ShouldBeTrue();
        }
    }

    private static string Classic(string entry) =>
        $"{Objects}xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
        + $"trailer\n<< /Size 2 /Root 1 0 R {entry} >>\nstartxref\n{Objects.Length}\n%%EOF\n";

    private static PdfState StateOf(string file)
    {
        var scan = new PdfScan();
        scan.Add(Encoding.Latin1.GetBytes(file));
        return scan.End();
    }
}
