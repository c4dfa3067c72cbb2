using System.Buffers;

namespace Postvogn.MeMo.Validation.Rules;

/// <summary>In GSM-7 an SMS of 160 characters is sent (TI 13.3).</summary>
internal static class Gsm7
{
    // Characters of the extension table take two places.
    private static readonly SearchValues<char> Extension = SearchValues.Create("^{}\\[~]|€\f");

    // In places. A character that GSM-7 does not have counts as one: it arrives as a substitute.
    public static int Length(string text)
    {
        var length = Schema.Lexical.CodePoints(text);
        foreach (var letter in text)
            length += Extension.Contains(letter) ? 1 : 0;
        return length;
    }
}
