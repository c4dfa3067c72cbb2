using System.Text;
using System.Text.RegularExpressions;

namespace Postvogn.MeMo;

/// <summary>CPR numbers in texts that others have written: Digital Post quotes them in its error messages (TI 13.4.3, <c>Recipient with
/// {0} {1} is exempt</c>), and other systems put them into names of files.</summary>
public static partial class PersonalNumbers
{
    /// <summary>What stands in place of each. No error code looks like it.</summary>
    public const string Mask = "******-****";

    /// <summary>The text without what looks like one: ten digits in a row, or six and four (or two, two, two and four) with a hyphen, a
    /// space or the like between, also within a word or a URL, and whether their date can be or not; and the telephone number that Digital
    /// Post names beside one. What is part of a UUID, a hash or a longer number is none, nor is a CVR number.</summary>
    public static string In(string text)
    {
        // Most texts have no digit at all.
        if (!text.AsSpan().ContainsAnyInRange('0', '9') && Ascii.IsValid(text)) return text;
        try
        {
            return Numbers().Replace(text, found => found.Groups["other"].Success ? found.Value : Mask);
        }
        catch (RegexMatchTimeoutException)
        {
            return Mask;
        }
    }

    // \d has the digits of every script. The first alternative passes over whole ids, so that no part of one is taken for a number.
    [GeneratedRegex(
        """
        (?<other>(?<![0-9a-f])
        (?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}(?:-[0-9a-f]{16})?)(?![0-9a-f]))
        |(?<!\d)\d{2}(?:[-./ ]?\d{2}){2}
        (?:[\s\p{Pd}\u00AD\u2212_.+/]{0,4}|%20|%2d|%c2%a0|&nbsp;|&\#(?:45|160|x2d|xa0);|\\u00(?:20|2d|a0))
        \d{4}(?!\d)
        |(?<!\d)\d{6}[:;,|*~=]{1,4}\d{4}(?!\d)
        |(?<=mobile\ number\ )\+?\d[\d ]{6,}\d
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Numbers();
}
