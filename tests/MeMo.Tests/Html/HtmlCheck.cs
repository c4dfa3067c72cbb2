using System.Text;

namespace Postvogn.MeMo.Tests.Html;

/// <summary>HTML from text to report.</summary>
internal static class HtmlCheck
{
    public const string Refused = "html.validator.rejected";
    public const string Comments = Refused + ".comments";
    public const string Element = Refused + ".element";
    public const string Attributes = Refused + ".element.attributes";
    public const string UnknownElement = Refused + ".unknown-element";

    public static readonly HtmlPolicy[] Policies = [HtmlPolicy.Strict, HtmlPolicy.Lenient];

    public static async Task<HtmlReport> CheckAsync(byte[] html, HtmlPolicy policy, int maxBytes = HtmlChecker.DefaultMaxBytes) =>
        await HtmlChecker.CheckAsync(new MemoryStream(html), policy, maxBytes, CancellationToken.None);

    public static async Task<HtmlReport> CheckAsync(string html, HtmlPolicy policy) =>
        await CheckAsync(Encoding.UTF8.GetBytes(html), policy);

    /// <summary>The codes of all findings, with the last step of their paths: <c>html.validator.rejected.element a[1]</c>.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(string html, HtmlPolicy policy) =>
    [
        .. (await CheckAsync(html, policy)).Findings
            .Select(finding => $"{finding.Code} {finding.Path[(finding.Path.LastIndexOf('/') + 1)..]}"),
    ];

    public static async Task ShouldBeFineAsync(string html, HtmlPolicy policy) =>
        (await FindAsync(html, policy)).ShouldBeEmpty($"{policy}: {html}");

    /// <summary>Exactly these findings, each as <see cref="FindAsync"/> writes it.</summary>
    public static async Task ShouldFindAsync(string html, HtmlPolicy policy, params string[] findings) =>
        (await FindAsync(html, policy)).ShouldBe(findings, $"{policy}: {html}");
}
