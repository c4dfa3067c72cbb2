namespace Postvogn.MeMo.Html.Css;

/// <summary>As browsers do (CSS Syntax 3), in one pass and without copying.</summary>
internal ref struct CssTokenizer(ReadOnlySpan<char> css)
{
    private const string Blanks = " \t\r\n\f";

    private readonly ReadOnlySpan<char> css = css;
    private int at;

    public CssToken Kind { get; private set; }

    public int Start { get; private set; }

    // The name, the quoted text or the address, with its escapes: see CssText.Decode.
    public ReadOnlySpan<char> Text { get; private set; }

    public bool Next()
    {
        Start = at;
        Text = default;
        if (at >= css.Length)
            return false;
        Kind = Take(css[at]);

        // Whatever a token is taken for, the next one begins behind it: hostile text cannot make this stand still.
        at = Math.Max(at, Start + 1);
        return true;
    }

    private readonly char Peek(int ahead) => at + ahead < css.Length ? css[at + ahead] : '\0';

    private CssToken Take(char first) => first switch
    {
        ' ' or '\t' or '\r' or '\n' or '\f' => TakeBlanks(),
        '/' when Peek(1) == '*' => TakeComment(),
        '"' or '\'' => TakeString(first),
        '#' when BeginsName(1) || char.IsAsciiDigit(Peek(1)) || Peek(1) == '-' => TakeName(skip: 1, CssToken.Hash),
        '@' when BeginsName(1) => TakeName(skip: 1, CssToken.At),
        '<' when css[at..].StartsWith("<!--") => Skip(4, CssToken.Blank),
        '-' when css[at..].StartsWith("-->") => Skip(3, CssToken.Blank),
        '(' => Skip(1, CssToken.Open),
        ')' => Skip(1, CssToken.Close),
        '{' => Skip(1, CssToken.BlockOpen),
        ':' => Skip(1, CssToken.Colon),
        ';' => Skip(1, CssToken.Semicolon),
        ',' => Skip(1, CssToken.Comma),
        _ when BeginsNumber() => TakeNumber(),
        _ when BeginsName(0) => TakeWord(),
        _ => TakeMark(),
    };

    private CssToken Skip(int count, CssToken kind)
    {
        at += count;
        return kind;
    }

    // Behind a character or an escape.
    private void Step() => at += css[at] == '\\' ? CssText.LengthOfEscape(css[at..]) : 1;

    private CssToken TakeBlanks()
    {
        var run = css[at..].IndexOfAnyExcept(Blanks);
        at = run < 0 ? css.Length : at + run;
        return CssToken.Blank;
    }

    private CssToken TakeComment()
    {
        var end = css[(at + 2)..].IndexOf("*/");
        at = end < 0 ? css.Length : at + 2 + end + 2;
        return CssToken.Blank;
    }

    private CssToken TakeMark()
    {
        Text = css.Slice(at, 1);
        return Skip(1, CssToken.Mark);
    }

    // Ends at its quote, at the end of the line (then it is broken) or of all.
    private CssToken TakeString(char quote)
    {
        var start = ++at;
        while (at < css.Length && css[at] != quote)
        {
            if (css[at] is '\r' or '\n' or '\f')
            {
                Text = css[start..at];
                return CssToken.BrokenString;
            }

            Step();
        }

        Text = css[start..at];
        return Skip(at < css.Length ? 1 : 0, CssToken.String);
    }

    private CssToken TakeWord()
    {
        TakeName(skip: 0, CssToken.Name);
        if (Peek(0) != '(')
            return CssToken.Name;
        at++;
        return IsUrl(Text) && !BeginsString() ? TakeUrl() : CssToken.Function;
    }

    private static bool IsUrl(ReadOnlySpan<char> name) => CssText.Decode(name).Equals("url", StringComparison.OrdinalIgnoreCase);

    private readonly bool BeginsString()
    {
        var rest = css[at..].TrimStart(Blanks);
        return !rest.IsEmpty && rest[0] is '"' or '\'';
    }

    // What a browser would call a broken address is taken for one too: it is judged all the same.
    private CssToken TakeUrl()
    {
        var start = at;
        while (at < css.Length && css[at] != ')')
            Step();
        Text = css[start..at].Trim(Blanks);
        return Skip(at < css.Length ? 1 : 0, CssToken.Url);
    }

    private CssToken TakeName(int skip, CssToken kind)
    {
        at += skip;
        var start = at;
        while (at < css.Length && IsInName(css[at]))
            Step();
        Text = css[start..at];
        return kind;
    }

    private CssToken TakeNumber()
    {
        if (Peek(0) is '+' or '-')
            at++;
        while (char.IsAsciiDigit(Peek(0)) || (Peek(0) == '.' && char.IsAsciiDigit(Peek(1))))
            at++;
        if (Peek(0) == '%')
            at++;
        else if (BeginsName(0))
            TakeName(skip: 0, CssToken.Number);
        Text = default;
        return CssToken.Number;
    }

    private readonly bool BeginsNumber()
    {
        var sign = Peek(0) is '+' or '-' ? 1 : 0;
        return char.IsAsciiDigit(Peek(sign)) || (Peek(sign) == '.' && char.IsAsciiDigit(Peek(sign + 1)));
    }

    private readonly bool BeginsName(int ahead) => Peek(ahead) switch
    {
        '-' => Peek(ahead + 1) == '-' || BeginsNameProper(ahead + 1),
        _ => BeginsNameProper(ahead),
    };

    private readonly bool BeginsNameProper(int ahead) =>
        char.IsAsciiLetter(Peek(ahead)) || Peek(ahead) is '_' or >= '\u0080' || BeginsEscape(ahead);

    private readonly bool IsInName(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or >= '\u0080' || BeginsEscape(0);

    private readonly bool BeginsEscape(int ahead) => Peek(ahead) == '\\' && Peek(ahead + 1) is not ('\r' or '\n' or '\f' or '\0');
}
