using System.Text;

namespace Postvogn.Benchmarks.Html;

/// <summary>HTML letters as systems write them, all allowed by the LENIENT policy.</summary>
/// <param name="seed">The same seed gives the same letters.</param>
internal sealed class HtmlCorpus(int seed)
{
    private const string Words =
        "afgørelse tilskud kommune borger ansøgning periode beløb kroner klage frist uger brev vedtægt ophold bolig støtte måned dato og " +
        "i til af en på der for";

    private readonly string[] words = Words.Split(' ');
    private readonly Random random = new(seed);

    /// <summary>Letters of plain paragraphs and tables, 20 to 60 KB.</summary>
    public IReadOnlyList<byte[]> Plain(int count) => Make(count, 20_000, 60_000, () =>
        $"<p>{Text(40)}</p><table><tr><td>{Text(3)}</td><td align=\"right\">{Text(2)}</td></tr></table>\n");

    /// <summary>Letters as a word processor saves them, 100 to 300 KB: a style at each paragraph and run.</summary>
    public IReadOnlyList<byte[]> Styled(int count) => Make(count, 100_000, 300_000, () =>
        "<p class=MsoNormal style='margin-bottom:0cm;line-height:normal'>" +
        $"<span lang=DA style='font-size:10.0pt;font-family:\"Verdana\",sans-serif;color:#333'>{Text(8)}<o:p></o:p></span></p>\n");

    /// <summary>Letters with pictures in them, 200 to 800 KB.</summary>
    public IReadOnlyList<byte[]> Pictures(int count) => Make(count, 200_000, 800_000, () =>
        $"<p>{Text(60)}<br><img alt=\"Logo\" width=\"120\" src=\"data:image/png;base64,{Picture(random.Next(20_000, 90_000))}\"></p>\n");

    private IReadOnlyList<byte[]> Make(int count, int shortest, int longest, Func<string> piece) =>
        [.. Enumerable.Range(0, count).Select(_ => Letter(random.Next(shortest, longest), piece))];

    private static byte[] Letter(int length, Func<string> piece)
    {
        var html = new StringBuilder(
            "<!DOCTYPE html>\n<html lang=\"da\"><head><meta charset=\"utf-8\"><title>Brev</title>" +
            "<style>p { margin: 0 } @page { size: A4 } td { padding: 2px }</style></head><body>\n");
        while (html.Length < length)
            html.Append(piece());
        return Encoding.UTF8.GetBytes(html.Append("</body></html>\n").ToString());
    }

    private string Text(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)]));

    private string Picture(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }
}
