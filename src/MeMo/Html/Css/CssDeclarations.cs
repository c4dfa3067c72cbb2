namespace Postvogn.MeMo.Html.Css;

/// <summary>The properties in a <c>style</c> attribute that STRICT does not allow.</summary>
internal ref struct CssDeclarations(ReadOnlySpan<char> css)
{
    private CssTokenizer tokens = new(css);

    public CssFault Fault { get; private set; }

    public ReadOnlySpan<char> Property { get; private set; }

    public bool Next()
    {
        while (tokens.Next())
        {
            if (tokens.Kind is CssToken.Blank or CssToken.Semicolon)
                continue;
            Fault = TakeDeclaration();
            if (Fault != CssFault.None)
                return true;
        }

        return false;
    }

    private CssFault TakeDeclaration()
    {
        var isName = tokens.Kind == CssToken.Name;
        Property = isName ? CssText.Decode(tokens.Text) : default;
        if (!NextToken())
            return CssFault.NoDeclaration;
        if (!isName || tokens.Kind != CssToken.Colon)
        {
            if (tokens.Kind != CssToken.Semicolon)
                TakeValue();
            return CssFault.NoDeclaration;
        }

        var isAllowed = TakeValue();
        return !CssPolicyTable.AllowsProperty(Property) ? CssFault.Property : isAllowed ? CssFault.None : CssFault.Value;
    }

    private bool NextToken()
    {
        while (tokens.Next())
        {
            if (tokens.Kind != CssToken.Blank)
                return true;
        }

        return false;
    }

    private bool TakeValue()
    {
        var (isAllowed, depth, behindMark) = (true, 0, false);
        while (NextToken() && (tokens.Kind != CssToken.Semicolon || depth > 0))
        {
            isAllowed &= Allows(behindMark);
            behindMark = IsMark('!');
            depth += tokens.Kind is CssToken.Function or CssToken.Open ? 1 : tokens.Kind == CssToken.Close && depth > 0 ? -1 : 0;
        }

        return isAllowed;
    }

    // !important is no value but belongs to the declaration.
    private readonly bool Allows(bool behindMark) => tokens.Kind switch
    {
        CssToken.Name when behindMark => CssText.Decode(tokens.Text).Equals("important", StringComparison.OrdinalIgnoreCase),
        CssToken.Name => CssPolicyTable.AllowsWord(Property, CssText.Decode(tokens.Text)),
        CssToken.Function => CssPolicyTable.AllowsFunction(CssText.Decode(tokens.Text)),
        CssToken.Mark => IsMark('!') || IsMark('/'),
        CssToken.Number or CssToken.Hash or CssToken.String or CssToken.Url or CssToken.Comma or CssToken.Close => true,
        _ => false,
    };

    private readonly bool IsMark(char mark) => tokens.Kind == CssToken.Mark && tokens.Text[0] == mark;
}
