namespace Postvogn.MeMo.Html.Css;

/// <summary>The addresses that the policy does not allow. STRICT allows data only (TI 10.14.1). LENIENT refuses what leads to another place
/// (TI 10.14.2): any other scheme, or a host; what leads nowhere outside is allowed, such as <c>url(#default#VML)</c> that Word
/// writes.</summary>
internal ref struct CssUrls(ReadOnlySpan<char> css, bool onlyData)
{
    private CssTokenizer tokens = new(css);
    private bool wantsAddress;
    private bool inRule;
    private bool inBrackets;
    private int depth;

    public readonly int Offset => tokens.Start;

    // Without these characters there is no address, escaped or not.
    public static bool CanBeIn(ReadOnlySpan<char> css) => css.ContainsAny('(', '@');

    public bool Next()
    {
        while (tokens.Next())
        {
            if (tokens.Kind == CssToken.Blank)
                continue;
            if (IsRefused())
            {
                wantsAddress = false;
                return true;
            }

            Follow();
        }

        return false;
    }

    private readonly bool IsRefused() => tokens.Kind switch
    {
        CssToken.Url => IsOutside(tokens.Text),
        CssToken.String or CssToken.BrokenString when wantsAddress => IsOutside(tokens.Text),
        CssToken.String or CssToken.BrokenString => (depth > 0 || inRule) && !inBrackets && NamesWeb(tokens.Text),
        _ => false,
    };

    private void Follow()
    {
        wantsAddress = tokens.Kind switch
        {
            CssToken.Function => Is("url") || Is("src"),
            CssToken.At => Is("import"),
            _ => false,
        };
        inRule = tokens.Kind == CssToken.At || (inRule && tokens.Kind is not (CssToken.Semicolon or CssToken.BlockOpen));
        inBrackets = tokens.Kind == CssToken.Mark ? tokens.Text[0] == '[' || (inBrackets && tokens.Text[0] != ']') : inBrackets;
        if (tokens.Kind is CssToken.Function or CssToken.Open)
            depth++;
        else if (tokens.Kind == CssToken.Close && depth > 0)
            depth--;
    }

    private readonly bool Is(string name) => CssText.Decode(tokens.Text).Equals(name, StringComparison.OrdinalIgnoreCase);

    private readonly bool IsOutside(ReadOnlySpan<char> text)
    {
        var address = Address.Of(CssText.Decode(text));
        return address.Scheme != "data" && (onlyData || address.NamesHost || address.Scheme is not null);
    }

    // Some functions, such as image-set(), take an address as a quoted text. A selector does not, such as [href^="https:"].
    private static bool NamesWeb(ReadOnlySpan<char> text) =>
        Address.Of(CssText.Decode(text)) is { NamesHost: true } or { Scheme: "http" or "https" };
}
