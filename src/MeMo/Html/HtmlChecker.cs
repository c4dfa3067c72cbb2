using Postvogn.MeMo.Html;
using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo;

/// <summary>
/// Says offline whether Digital Post takes an HTML file (TI 10.14), in the codes of <c>POST /validations/</c>, all at once.
/// </summary>
/// <remarks>
/// An HTML5 tokenizer cuts the file into tags, and each is judged against one table; no tree is built. Where a tree would change how the
/// rest is cut (in <c>svg</c>, <c>select</c>, <c>template</c> and their like) an element stands that is refused, so nothing slips through.
/// What a document of 4 MB can take is under 64 MiB and a second, whatever is in it.
/// </remarks>
public static class HtmlChecker
{
    /// <summary>The most bytes that are judged unless told otherwise: 4,000,000. Digital Post states no figure.</summary>
    public const int DefaultMaxBytes = 4_000_000;

    /// <summary>Judges a file of up to <see cref="DefaultMaxBytes"/>.</summary>
    /// <param name="html">
    /// The file, in UTF-8 (or any encoding that holds ASCII), or in UTF-16 with a byte order mark; it stays open.
    /// </param>
    /// <param name="policy">What is allowed.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public static ValueTask<HtmlReport> CheckAsync(Stream html, HtmlPolicy policy, CancellationToken cancellationToken) =>
        CheckAsync(html, policy, DefaultMaxBytes, cancellationToken);

    /// <summary>Judges a file. Bad input is never an exception.</summary>
    /// <param name="html">
    /// The file, in UTF-8 (or any encoding that holds ASCII), or in UTF-16 with a byte order mark; it stays open.
    /// </param>
    /// <param name="policy">What is allowed.</param>
    /// <param name="maxBytes">The most bytes to judge. A larger file is read no further and has one finding.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public static async ValueTask<HtmlReport> CheckAsync(Stream html, HtmlPolicy policy, int maxBytes, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
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
