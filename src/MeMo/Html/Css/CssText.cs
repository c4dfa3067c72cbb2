using System.Globalization;
using System.Text;

namespace Postvogn.MeMo.Html.Css;

/// <summary>Names, texts and addresses of CSS without their escapes.</summary>
internal static class CssText
{
    private const int MostDigits = 6;

    // Replaces \6a and \x by what they stand for.
    public static ReadOnlySpan<char> Decode(ReadOnlySpan<char> text)
    {
        if (!text.Contains('\\'))
            return text;
        var plain = new StringBuilder(text.Length);
        while (text.IndexOf('\\') is var found and >= 0)
        {
            plain.Append(text[..found]);
            text = text[found..];
            Append(plain, text[1..]);
            text = text[LengthOfEscape(text)..];
        }

        return plain.Append(text).ToString();
    }

    // The backslash, and a number with the blank that ends it, or one character.
    public static int LengthOfEscape(ReadOnlySpan<char> text)
    {
        var behind = text[1..];
        var digits = LengthOfNumber(behind);
        if (digits > 0)
            return 1 + digits + LengthOfBlank(behind[digits..]);
        return 1 + Math.Max(LengthOfBlank(behind), Math.Min(1, behind.Length));
    }

    private static void Append(StringBuilder plain, ReadOnlySpan<char> behind)
    {
        var digits = LengthOfNumber(behind);
        if (digits > 0)
        {
            var number = int.Parse(behind[..digits], NumberStyles.HexNumber);
            plain.Append(Rune.IsValid(number) && number > 0 ? new Rune(number) : Rune.ReplacementChar);
        }
        else if (!behind.IsEmpty && behind[0] is not ('\r' or '\n' or '\f'))
        {
            plain.Append(behind[0]);
        }
    }

    private static int LengthOfNumber(ReadOnlySpan<char> text)
    {
        var digits = 0;
        while (digits < Math.Min(MostDigits, text.Length) && char.IsAsciiHexDigit(text[digits]))
            digits++;
        return digits;
    }

    // CR and LF are one.
    private static int LengthOfBlank(ReadOnlySpan<char> text) => text switch
    {
        ['\r', '\n', ..] => 2,
        [' ' or '\t' or '\r' or '\n' or '\f', ..] => 1,
        _ => 0,
    };
}
