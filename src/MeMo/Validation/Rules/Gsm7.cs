using System.Buffers;

namespace Postvogn.MeMo.Validation.Rules;

/// <summary>The alphabet of an SMS (TI 13.3; 3GPP 23.038).</summary>
internal static class Gsm7
{
    public const int PlacesOfAnSms = 160;

    private static readonly SearchValues<char> Basic = SearchValues.Create(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿" +
        "abcdefghijklmnopqrstuvwxyzäöñüà");

    // Take two places.
    private static readonly SearchValues<char> Extension = SearchValues.Create("^{}\\[~]|€\f");

    // In places, and how many characters it does not have; those count as one.
    public static (int Places, int Foreign) Measure(string text)
    {
        var (places, foreign) = (0, 0);
        foreach (var letter in text.EnumerateRunes())
        {
            var isExtension = letter.IsBmp && Extension.Contains((char)letter.Value);
            places += isExtension ? 2 : 1;
            foreign += isExtension || (letter.IsBmp && Basic.Contains((char)letter.Value)) ? 0 : 1;
        }

        return (places, foreign);
    }
}
