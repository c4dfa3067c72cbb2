using System.Formats.Tar;
using System.Text;

namespace Postvogn.Benchmarks.Archives;

/// <summary>
/// A mailing as it really is: letters of 20 to 300 KB, each a MeMo around a PDF whose fonts and logos are those of the other
/// letters, at whatever place, and whose pages are its own. Compressed streams inside a PDF look random, so they are made so.
/// </summary>
/// <param name="seed">The same seed gives the same bytes.</param>
/// <param name="shareOfFonts">How much of a PDF may be fonts; 0: no letter shares anything with another.</param>
internal sealed class MailingCorpus(int seed, double shareOfFonts = MailingCorpus.UsualShare)
{
    private const double ShortestPdf = 15_000;
    private const double LongestPdf = 220_000;
    private const double UsualShare = 0.72;
    private const int FontCount = 7;

    private readonly Random random = new(seed);

    /// <summary>A tar of so many letters.</summary>
    public void WriteTar(string path, int letters)
    {
        var fonts = Enumerable.Range(0, FontCount).Select(_ => RandomBytes(random.Next(3_000, 30_000))).ToArray();
        using var file = File.Create(path);
        using var tar = new TarWriter(file, TarEntryFormat.Ustar);
        for (var i = 0; i < letters; i++)
        {
            var uuid = new Guid(RandomBytes(16));
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, $"{uuid}.xml")
            {
                DataStream = new MemoryStream(Memo(uuid, Pdf(fonts))),
                ModificationTime = DateTimeOffset.UnixEpoch,
            });
        }
    }

    private byte[] Pdf(byte[][] fonts)
    {
        var length = ShortestPdf * Math.Pow(LongestPdf / ShortestPdf, random.NextDouble());
        var pdf = new MemoryStream();
        pdf.Write("%PDF-1.7\n"u8);
        var sharedLength = 0;
        foreach (var font in fonts.Where(font => random.Next(12) > 0 && sharedLength + font.Length < length * shareOfFonts))
        {
            WriteStream(pdf, font);
            sharedLength += font.Length;
        }

        WriteStream(pdf, RandomBytes((int)length - sharedLength));
        pdf.Write("%%EOF\n"u8);
        return pdf.ToArray();
    }

    private void WriteStream(MemoryStream pdf, byte[] content)
    {
        var dictionary = $"\n{random.Next(1, 500)} 0 obj\n<< /Filter /FlateDecode /Length {content.Length} >>\nstream\n";
        pdf.Write(Encoding.ASCII.GetBytes(dictionary));
        pdf.Write(content);
        pdf.Write("\nendstream\nendobj\n"u8);
    }

    private byte[] Memo(Guid uuid, byte[] pdf) => Encoding.UTF8.GetBytes(
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <memo:Message xmlns:memo="https://DigitalPost.dk/MeMo-1" memoVersion="1.2" memoSchVersion="1.2.0">
        <memo:MessageHeader><memo:messageType>DIGITALPOST</memo:messageType><memo:messageUUID>{uuid}</memo:messageUUID>
        <memo:label>Afgørelse om tilskud</memo:label><memo:mandatory>false</memo:mandatory>
        <memo:legalNotification>false</memo:legalNotification>
        <memo:Sender><memo:senderID>{random.Next(10_000_000, 99_999_999)}</memo:senderID><memo:idType>CVR</memo:idType></memo:Sender>
        <memo:Recipient><memo:recipientID>{random.Next(10_000_000, 99_999_999)}</memo:recipientID>
        <memo:idType>CVR</memo:idType></memo:Recipient>
        </memo:MessageHeader><memo:MessageBody><memo:createdDateTime>2026-01-01T00:00:00Z</memo:createdDateTime>
        <memo:MainDocument><memo:File>
        <memo:encodingFormat>application/pdf</memo:encodingFormat><memo:filename>Brev.pdf</memo:filename>
        <memo:inLanguage>da</memo:inLanguage>
        <memo:content>{Convert.ToBase64String(pdf)}</memo:content></memo:File></memo:MainDocument></memo:MessageBody></memo:Message>
        """);

    private byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
