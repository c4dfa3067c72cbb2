using Postvogn.MeMo.Html.Css;
using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo.Html;

/// <summary>A name from the file is only repeated when it can hold no number.</summary>
internal static class HtmlFindings
{
    private const int LongestName = 40;

    public static Finding TooLarge(int maxBytes) => MemoCodes.HtmlRejected.At(
        "/",
        default,
        $"The file is larger than {maxBytes} bytes and was not judged.",
        "Make its pictures smaller, or send it as application/pdf.");

    public static Finding NoText(Place place) => MemoCodes.HtmlRejected.At(
        "/",
        place,
        "There is a character NUL: this is no HTML, or UTF-16 without byte order mark. The file was not judged.",
        "Save the file as HTML in UTF-8.");

    public static Finding NoElement() => MemoCodes.HtmlRejected.At(
        "/", default, "The file has no element: this is no HTML.", "Send HTML, or name the encodingFormat that the file has.");

    public static Finding Unfinished(Place place) => MemoCodes.HtmlRejected.At(
        "/",
        place,
        "The file ends within a tag, a comment or an element of plain text, which hides what stands in it.",
        "Close the quote, the tag or the comment.");

    public static Finding TooDeep(string path, Place place) => MemoCodes.HtmlRejected.At(
        path, place, $"Elements are nested deeper than {OpenElements.Deepest} levels.", "Close elements that were left open.");

    public static Finding Comment(string path, Place place) => MemoCodes.HtmlRejectedComments.At(
        path, place, "There is a comment, or what HTML takes for one.", "Remove it.");

    public static Finding Element(string path, Place place, HtmlPolicy policy, bool isInLenient) => MemoCodes.HtmlRejectedElement.At(
        path, place, $"The element is not allowed{In(policy, isInLenient)}.", "Remove the element.");

    public static Finding Attribute(string path, Place place, HtmlPolicy policy, bool isInLenient) =>
        MemoCodes.HtmlRejectedElementAttributes.At(
            path, place, $"The attribute is not allowed on this element{In(policy, isInLenient)}.", "Remove the attribute.");

    public static Finding Value(string path, Place place, HtmlValueRule rule) => MemoCodes.HtmlRejectedElementAttributes.At(
        path, place, $"The value of the attribute is not {rule.Words}.", $"Write {rule.Words}.");

    // TI 6.14: Digital Post then refuses the element.
    public static Finding NothingLeft(string path, Place place) => MemoCodes.HtmlRejectedElement.At(
        path, place, "The element has no attribute that is allowed.", "Give it an allowed attribute, or remove it.");

    public static Finding TooManyAttributes(string path, Place place, int most) => MemoCodes.HtmlRejectedElementAttributes.At(
        path, place, $"The element has more than {most} attributes.", "Remove attributes.");

    public static Finding OutsideAddress(string path, Place place, bool onlyData) => MemoCodes.HtmlRejectedUnknownElement.At(
        path,
        place,
        onlyData ? "The CSS names an address that is no data address." : "The CSS names an address of another place.",
        "Put the picture or font into the letter as a data address (data:...), or remove it.");

    public static Finding Of(CssFault fault, string path, Place place, ReadOnlySpan<char> property) =>
        MemoCodes.HtmlRejectedElementAttributes.At(path, place, WhatIsWrong(fault, Shown(property)), CureOf(fault));

    // Letters, - and : only.
    public static string Shown(ReadOnlySpan<char> name)
    {
        var isPlain = name.Length is > 0 and <= LongestName;
        foreach (var letter in isPlain ? name : default)
            isPlain &= char.IsAsciiLetter(letter) || letter is '-' or ':';
        return isPlain ? name.ToString() : "?";
    }

    private static string WhatIsWrong(CssFault fault, string property) => fault switch
    {
        CssFault.Property => $"The CSS property {property} is not allowed in the STRICT policy.",
        CssFault.Value => $"The CSS property {property} has a value that is not allowed in the STRICT policy.",
        _ => "The style is not a list of CSS properties with values.",
    };

    private static string CureOf(CssFault fault) => fault switch
    {
        CssFault.Property => "Remove the property.",
        CssFault.Value => "Write a value of TI 10.14.1.",
        _ => "Write property: value, and ; between them.",
    };

    private static string In(HtmlPolicy policy, bool isInLenient) =>
        policy == HtmlPolicy.Strict && isInLenient ? " in the STRICT policy" : "";
}
