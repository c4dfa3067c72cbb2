using System.Buffers;

namespace Postvogn.MeMo.Validation.Rules;

/// <summary>The length of a text in GSM-7, in which an SMS of 160 characters is sent (TI 13.3).</summary>
internal static class Gsm7
{
    /// <summary>Characters of the extension table take two places.</summary>
    private static readonly SearchValues<char> Extension = SearchValues.Create("^{}\\[~]|€\f");

    /// <summary>The places that a text takes. A character that GSM-7 does not have counts as one: it arrives as a substitute.</summary>
    public static int Length(string text)
    {
        var length = Schema.Lexical.CodePoints(text);
        foreach (var letter in text)
            length += Extension.Contains(letter) ? 1 : 0;
        return length;
    }
}
