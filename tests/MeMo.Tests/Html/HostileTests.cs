using System.Diagnostics;
using System.Text;
using static Postvogn.MeMo.Tests.Html.HtmlCheck;

namespace Postvogn.MeMo.Tests.Html;

/// <summary>Files made to take time or memory, each of the largest size that is judged.</summary>
public sealed class HostileTests
{
    private const int Size = HtmlChecker.DefaultMaxBytes;

    /// <summary>Far above what any of them takes (half a second), far below what a square of the size would.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    public static TheoryData<string, string?> Files => new()
    {
        { "deep", Refused },
        { "deep inline", Refused },
        { "attributes", Attributes },
        { "one attribute many times", Attributes },
        { "giant attribute", null },
        { "giant name", Element },
        { "giant attribute name", Attributes },
        { "unknown elements", Element },
        { "bad styles", Attributes },
        { "one bad style", Attributes },
        { "style addresses", UnknownElement },
        { "ampersands", null },
        { "less than", Refused },
        { "end tags", Refused },
        { "comments", Comments },
        { "open comment", Refused },
        { "open quote", Refused },
        { "open style", UnknownElement },
        { "css parentheses", Attributes },
        { "css escapes", null },
        { "paragraphs under bold", Refused },
        { "srcset", Element },
        { "blanks before scheme", Element },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Check_HostileFile_EndsInItsFinding(string file, string? code)
    {
        var bytes = Encoding.UTF8.GetBytes(Make(file));
        bytes.Length.ShouldBeInRange(Size - 100, Size);
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var check = CheckAsync(bytes, HtmlPolicy.Strict);
        check.IsCompleted.ShouldBeTrue("a stream in memory is read on this thread, so what it allocates is counted");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var report = await check;

        watch.Elapsed.ShouldBeLessThan(Bound);
        allocated.ShouldBeLessThan(100L * Size);
        report.Findings.Count.ShouldBeLessThanOrEqualTo(1000);
        if (code is null)
            report.Findings.ShouldBeEmpty();
        else
            report.Findings.Select(finding => finding.Code).ShouldContain(code);
        report.Findings.ShouldAllBe(finding => finding.Path.Length < 1000);
    }

    private static string Make(string file) => file switch
    {
        "deep" => Fill("<div>"),
        "deep inline" => Fill("<b><i>"),
        "attributes" => Fill("<p ", i => $"a{i:x} ", ">"),
        "one attribute many times" => Fill("<p ", _ => "title ", ">"),
        "giant attribute" => Fill("<img src='data:image/png;base64,", _ => "AAAAAAAA", "'>"),
        "giant name" => Fill("<", _ => "abcdefgh", ">"),
        "giant attribute name" => Fill("<p ", _ => "abcdefgh", ">"),
        "unknown elements" => Fill("", i => $"<x{i:x}>", ""),
        "bad styles" => Fill("<p style='display:none'>"),
        "one bad style" => Fill("<p style='", _ => "a:b;", "'>"),
        "style addresses" => Fill("<p style='", _ => "color:url(//a);", "'>"),
        "ampersands" => Fill("<p title='", _ => "&notit", "'>"),
        "less than" => Fill("<"),
        "end tags" => Fill("</p>"),
        "comments" => Fill("<!---->"),
        "open comment" => Fill("<!--", _ => "-", ""),
        "open quote" => Fill("<p title='", _ => "x", ""),
        "open style" => Fill("<p style='background:", _ => "url(//a),", "'>"),
        "css parentheses" => Fill("<p style='color:", _ => "(", "'>"),
        "css escapes" => Fill("<p style='font:", _ => "\\41 ", "'>"),
        "paragraphs under bold" =>
            "<p><td>" + string.Concat(Enumerable.Repeat("<b>", 600)) + Fill("", _ => "<div></div>", "", 7 + (600 * 3)),
        "srcset" => Fill("<source srcset='", _ => "data:image/a 1x,", "'>"),
        "blanks before scheme" => Fill("<a href='", _ => "\n\t  ", "http:'>x</a>"),
        _ => throw new ArgumentOutOfRangeException(nameof(file)),
    };

    private static string Fill(string piece) => Fill("", _ => piece, "");

    private static string Fill(string start, Func<int, string> piece, string end, int less = 0)
    {
        var text = new StringBuilder(start);
        for (var i = 0; ; i++)
        {
            var next = piece(i);
            if (text.Length + next.Length + end.Length + less > Size)
                return text.Append(end).ToString();
            text.Append(next);
        }
    }
}
