using Postvogn.MeMo.Html;
using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo;

/// <summary>Says offline whether Digital Post takes an HTML file (TI 10.14), in the codes of <c>POST /validations/</c>, all at once. Each
/// tag is judged against one table; no tree is built. Where a tree would change how the rest is cut (in <c>svg</c>, <c>select</c>,
/// <c>template</c> and their like) an element stands that is refused, so nothing slips through. A document of 4 MB takes under 64 MiB and a
/// second, whatever is in it.</summary>
public static class HtmlChecker
{
    /// <summary>The most bytes that are judged unless told otherwise: 4,000,000. Digital Post states no figure.</summary>
    public const int DefaultMaxBytes = 4_000_000;

    /// <summary>Judges a file of up to <see cref="DefaultMaxBytes"/>: UTF-8 (or any encoding that holds ASCII), or UTF-16 with a byte order
    /// mark. It stays open.</summary>
    public static ValueTask<HtmlReport> CheckAsync(Stream html, HtmlPolicy policy, CancellationToken cancellationToken) =>
        CheckAsync(html, policy, DefaultMaxBytes, cancellationToken);

    /// <summary>The same for a file of up to so many bytes; a larger one is read no further and has one finding. Bad input is never an
    /// exception.</summary>
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
