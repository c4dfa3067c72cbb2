namespace Postvogn.Functions.Tests.Sending;

/// <summary>Two hundred names of drops, each for one letter, as systems and people give them.</summary>
internal static class OddNames
{
    /// <summary>A letter under one of these is refused.</summary>
    public static IReadOnlyList<string> Unfit { get; } =
    [
        .. Controls.Select((c, i) => $"kmd/styre{c}tegn{i}.xml"),
        .. Controls.Where((_, i) => i % 3 == 0).Select((c, i) => $"kmd/bag{i}.xml{c}"),
        .. new[] { ".", "..", "...", " ", "  ", ". ", " .", "\u00A0", "\u2003", "\u3000", "\u200B", "\u200E", "\uFEFF", "\u2028", "\u00AD" }
            .SelectMany((end, i) => new[] { $"kmd/ende{i}.xml{end}", $"kmd/ende{i}.letter.json{end}", $"kmd/ende{i}.tar.lzma{end}" }),
        "kmd/.skjult.xml", "kmd/..skjult.xml", "kmd/...xml", "kmd/.xml", "kmd/mappe/.xml", "kmd/.mappe/brev.xml", "kmd/a/.b/c/brev.zip",
        "kmd/.letter.json", "kmd/.tar.lzma", "kmd/urgent/.brev.xml", ".kmd/brev.xml", ".brev.xml", "..brev.xml", "kmd/\uFFFDbrev.xml",
    ];

    /// <summary>Only an account can have these, and a folder's others.</summary>
    public static IReadOnlyList<string> OfAnAccount { get; } =
    [
        "kmd//brev.xml", "kmd///brev.xml", "//brev.xml", "/brev.xml", "kmd/a//b/brev.xml", "kmd/brev.xml/", "kmd/brev.letter.json/",
        "kmd/a//brev.tar.lzma", "kmd//urgent/brev.xml", "kmd/urgent//brev.xml",
    ];

    public static IReadOnlyList<string> OfAFolder { get; } =
    [
        "kmd/a\\b.xml", "kmd\\brev.xml", "\\brev.xml", "kmd/..\\brev.xml", "kmd/brev.xml\\", "kmd/\\\\server\\brev.xml", "kmd/\\.xml",
        "kmd/c:\\brev.xml", "kmd/a\\b\\c.zip", "kmd/a\\.letter.json",
    ];

    /// <summary>A letter under one of these is taken.</summary>
    public static IReadOnlyList<string> Fit { get; } =
    [
        .. "%41 %2E %2F %00 100% %zz % %25 ~ ! # $ & ' ( ) * + , ; = @ [ ] { } ^ ` | < > ? : \" - _"
            .Split(' ').Select((sign, i) => $"kmd/tegn{sign}{i}.xml"),
        .. new[] { "æøåÆØÅ", "e\u0301", "\u00E9", "A\u030A", "\u00C5", "\u1112\u1161\u11AB", "\uD55C", "\u202Egpj",
            "\u05E9\u05DC\u05D5\u05DD",
            "\u0645\u0631\u062D\u0628\u0627", "日本語", "Привет", "\U0001F4EC", "a\u200Db", "\u0130i", "\u00DFss", "\uFB01",
            "x\u0300\u0301\u0302",
            "ǅ", "\uE000", "\u2060x", "x\u00A0y" }.Select(text => $"kmd/{text}.xml"),
        "kmd/STORT.XML", "kmd/stort.xml", "kmd/Stort.Xml", "kmd/ foran.xml", "kmd/to  blanke.xml", "kmd/punktum..xml", "kmd/a./b.xml",
        "kmd/a /b.xml", "kmd/a.b.c.d.xml", "kmd/con.xml", "kmd/nul.xml", "kmd/-rf.xml", "kmd/--help.xml", "kmd/~.xml",
        "kmd/mappe/a/b/c/d/e.xml",
        "kmd/brev.xml.json.xml", "kmd/brev.xml.xml", "kmd/~0123456789abcdef0123456789abcdef.xml",
        $"kmd/{new string('a', 246)}.xml", $"kmd/{new string('å', 125)}.xml", $"kmd/{new string('日', 83)}.xml",
        $"kmd/{string.Join('/', Enumerable.Repeat(new string('b', 100), 9))}.xml",
        $"kmd/{string.Join('/', Enumerable.Repeat(new string('c', 100), 10))}/1234.xml",
    ];

    private static IEnumerable<char> Controls =>
        Enumerable.Range(1, 0x1F).Concat(Enumerable.Range(0x7F, 0x21)).Select(code => (char)code);
}
