namespace Postvogn.MeMo.Html;

internal static class HtmlValues
{
    public static readonly HtmlValueRule Any = new("any text", _ => true);

    // Judged on its own: CssUrls, CssDeclarations.
    public static readonly HtmlValueRule Style = new("CSS", _ => true);

    // A place in the letter itself needs no scheme: LENIENT allows the names that such a link leads to.
    public static readonly HtmlValueRule Link = new(
        "an address that begins with https: or mailto:, or # and a name in the letter",
        value => Address.Of(value) is { IsPlaceInDocument: true } or { Scheme: "https" or "mailto" });

    public static readonly HtmlValueRule Picture = new("a picture in the letter itself, data:image/...", IsPicture);

    public static readonly HtmlValueRule Pictures = new("pictures in the letter itself, each data:image/...", ArePictures);

    public static readonly HtmlValueRule Number = new("an integer", value => value.Length > 0 && !value.ContainsAnyExceptInRange('0', '9'));

    public static readonly HtmlValueRule Blank = new("_blank", value => value.Equals("_blank", StringComparison.OrdinalIgnoreCase));

    public static readonly HtmlValueRule HttpEquiv = new("content-type or content-security-policy", value =>
        value.Equals("content-type", StringComparison.OrdinalIgnoreCase)
            || value.Equals("content-security-policy", StringComparison.OrdinalIgnoreCase));

    private static bool IsPicture(ReadOnlySpan<char> value) =>
        value.TrimStart(" \t\r\n\f").StartsWith("data:image/", StringComparison.OrdinalIgnoreCase);

    // A srcset is a list: address, blanks, size, comma. A data address holds commas itself, so it ends at a blank.
    private static bool ArePictures(ReadOnlySpan<char> value)
    {
        const string blanks = " \t\r\n\f";
        for (var rest = value.Trim(blanks); !rest.IsEmpty;)
        {
            if (!IsPicture(rest))
                return false;
            rest = BehindPicture(rest).TrimStart(blanks);
        }

        return value.ContainsAnyExcept(blanks);

        static ReadOnlySpan<char> BehindPicture(ReadOnlySpan<char> rest)
        {
            var end = rest.IndexOfAny(blanks);
            if (end < 0)
                return default;
            if (rest[end - 1] == ',')
                return rest[end..];
            var comma = rest[end..].IndexOf(',');
            return comma < 0 ? default : rest[(end + comma + 1)..];
        }
    }
}
