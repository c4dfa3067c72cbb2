using System.Globalization;
using System.Text;

namespace Postvogn.MeMo.Html.Css;

/// <summary>Names, texts and addresses of CSS without their escapes.</summary>
internal static class CssText
{
    private const int MostDigits = 6;

    /// <summary>Replaces <c>\6a</c> and <c>\x</c> by what they stand for.</summary>
    public static ReadOnlySpan<char> Decode(ReadOnlySpan<char> text)
    {
        if (!text.Contains('\\'))
            return text;
        var plain = new StringBuilder(text.Length);
        while (text.IndexOf('\\') is var found and >= 0)
        {
            plain.Append(text[..found]);
            text = text[(found + 1)..];
            text = text[TakeEscape(text, plain)..];
        }

        return plain.Append(text).ToString();
    }

    /// <summary>Takes what stands behind a backslash.</summary>
    /// <returns>How many characters it has.</returns>
    private static int TakeEscape(ReadOnlySpan<char> text, StringBuilder plain)
    {
        if (text.IsEmpty)
            return 0;
        var digits = 0;
        while (digits < Math.Min(MostDigits, text.Length) && char.IsAsciiHexDigit(text[digits]))
            digits++;
        if (digits > 0)
        {
            var number = int.Parse(text[..digits], NumberStyles.HexNumber);
            plain.Append(Rune.IsValid(number) && number > 0 ? new Rune(number) : Rune.ReplacementChar);
            return digits + LengthOfBlank(text[digits..]);
        }

        if (text[0] is '\r' or '\n' or '\f')
            return LengthOfBlank(text);
        plain.Append(text[0]);
        return 1;
    }

    /// <summary>One blank ends a number; CR and LF are one.</summary>
    private static int LengthOfBlank(ReadOnlySpan<char> text) => text switch
    {
        ['\r', '\n', ..] => 2,
        [' ' or '\t' or '\r' or '\n' or '\f', ..] => 1,
        _ => 0,
    };
}
