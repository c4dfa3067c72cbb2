using Postvogn.MeMo.Html;
using Postvogn.MeMo.Validation;

namespace Postvogn.MeMo;

/// <summary>Says offline whether Digital Post takes an HTML file (TI 10.14), in the codes of <c>POST /validations/</c>, all at once.</summary>
/// <remarks>
/// The file is cut into tags by an HTML5 tokenizer and judged tag by tag against one table; no tree is built. A document of allowed
/// elements only is cut the same way with and without a tree, so nothing slips through. Memory is at most 16 times the largest size.
/// </remarks>
public static class HtmlChecker
{
    /// <summary>The most bytes that are judged unless told otherwise: 4,000,000. Digital Post states no figure.</summary>
    public const int DefaultMaxBytes = 4_000_000;

    /// <summary>Judges a file of up to <see cref="DefaultMaxBytes"/>.</summary>
    /// <param name="html">The file, in UTF-8 (or any encoding that holds ASCII), or in UTF-16 with a byte order mark; it stays open.</param>
    /// <param name="policy">What is allowed.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public static ValueTask<HtmlReport> CheckAsync(Stream html, HtmlPolicy policy, CancellationToken cancellationToken) =>
        CheckAsync(html, policy, DefaultMaxBytes, cancellationToken);

    /// <summary>Judges a file. Bad input is never an exception.</summary>
    /// <param name="html">The file, in UTF-8 (or any encoding that holds ASCII), or in UTF-16 with a byte order mark; it stays open.</param>
    /// <param name="policy">What is allowed.</param>
    /// <param name="maxBytes">The most bytes to judge. A larger file is read no further and has one finding.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public static async ValueTask<HtmlReport> CheckAsync(Stream html, HtmlPolicy policy, int maxBytes, CancellationToken cancellationToken)
    {
        var findings = new FindingList();
        using var text = await HtmlText.ReadAsync(html, maxBytes, cancellationToken);
        if (text.IsTooLarge)
        {
            findings.Add(HtmlFindings.TooLarge(maxBytes));
        }
        else
        {
            using var pass = new HtmlPass(text, policy, findings);
            pass.Run(cancellationToken);
        }

        return new() { Policy = policy, Findings = findings.InOrder(), Length = text.Bytes, IsTooLarge = text.IsTooLarge };
    }
}
