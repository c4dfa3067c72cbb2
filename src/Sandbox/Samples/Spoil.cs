using System.Xml.Linq;

namespace Postvogn.Sandbox.Samples;

internal static class Spoil
{
    public static string WithoutSender(string memo) =>
        Edit(memo, letter => letter.Descendants().First(element => element.Name.LocalName == "Sender").Remove());

    /// <summary>A main document may not be a ZIP file (TI 13.1.1).</summary>
    public static string AsZip(string memo) =>
        Edit(memo, letter => letter.Descendants().First(element => element.Name.LocalName == "encodingFormat").Value = "application/zip");

    private static string Edit(string memo, Action<XDocument> edit)
    {
        var letter = XDocument.Parse(memo, LoadOptions.PreserveWhitespace);
        edit(letter);
        return letter.Declaration + letter.ToString(SaveOptions.DisableFormatting);
    }
}
