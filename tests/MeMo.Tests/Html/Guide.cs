namespace Postvogn.MeMo.Tests.Html;

/// <summary>The lists of TI 10.14, typed from the guide and not from the product's table.</summary>
internal static class Guide
{
    private const string StrictGlobal =
        "style role title aria-hidden aria-label aria-level aria-orientation aria-placeholder aria-sort aria-relevant " +
        "aria-activedescendant aria-colcount aria-colindex aria-colspan aria-describedby aria-details aria-labelledby aria-posinset " +
        "aria-rowcount aria-rowindex aria-rowspan";

    private const string LenientGlobal =
        "id class lang aria-setsize aria-busy aria-atomic aria-controls aria-current aria-description aria-disabled aria-errormessage " +
        "aria-flowto aria-haspopup aria-invalid aria-keyshortcuts aria-live aria-owns aria-roledescription";

    /// <summary>TI 10.14.1: an element a line, with its own attributes.</summary>
    private const string StrictLines = """
        html xmlns lang
        head
        meta charset content name http-equiv
        title
        body lang
        address
        article
        aside
        details
        figcaption
        figure
        footer
        header
        main
        mark
        nav
        section
        summary
        time
        p
        div
        h1
        h2
        h3
        h4
        h5
        h6
        hr
        ul
        ol
        li
        blockquote
        dl
        dt
        dd
        b
        i
        font color face size
        s
        u
        o
        sup
        sub
        ins
        del
        strong
        strike
        tt
        code
        big
        small
        br
        span
        em
        table summary align valign
        tr align valign
        td align valign
        th align valign
        colgroup align valign
        caption
        col align valign
        thead align valign
        tbody align valign
        tfoot align valign
        a href target
        img alt src border height width
        """;

    /// <summary>TI 10.14.2: what comes on top.</summary>
    private const string LenientLines = """
        html xmlns:v xmlns:o xmlns:w xmlns:m
        body link vlink
        span
        p align
        o:p
        div align
        hr size width align
        picture
        source srcset src media type
        pre
        cite
        ol type start
        ul type
        a name
        table border cellspacing cellpadding width
        td scope headers colspan width rowspan nowrap height
        th scope headers colspan width rowspan nowrap height
        colgroup width
        col width height span
        style
        """;

    /// <summary>Not in TI's tables, but without restrictions but for addresses (TI 10.14.2, third point).</summary>
    private static readonly (string Element, string Attribute)[] OfStyle = [("style", "type"), ("style", "media")];

    /// <summary>Elements that HTML knows, or mail programs write, and TI does not list.</summary>
    public static readonly IReadOnlyList<string> RefusedElements =
    [
        .. ("script iframe object embed applet frame frameset noframes noscript form input button select option optgroup textarea label " +
            "fieldset legend link base svg math audio video track canvas template slot dialog marquee center q abbr acronym dfn kbd samp " +
            "var bdi bdo ruby rt rp wbr hgroup menu dir map area param meter progress output data datalist plaintext xmp noembed isindex " +
            "image nobr blink bgsound keygen layer basefont h7 v:shape w:wrap x-card search portal").Split(' '),
    ];

    /// <summary>Attributes that HTML knows and TI lists nowhere.</summary>
    public static readonly IReadOnlyList<string> RefusedAttributes =
    [
        .. ("onclick onload onerror onmouseover onfocus ontoggle onanimationstart bgcolor background dir hidden tabindex accesskey " +
            "contenteditable draggable data-x xml:lang xmlns:x action formaction srcdoc sandbox ping download rel usemap ismap longdesc " +
            "lowsrc dynsrc loading sizes autofocus is slot nonce translate spellcheck cite datetime aria-checked aria-expanded aria-x " +
            "itemprop").Split(' '),
    ];

    public static readonly IReadOnlyList<string> StrictElements = [.. Lines(StrictLines).Select(line => line[0])];

    public static readonly IReadOnlyList<string> LenientElements = [.. StrictElements.Union(Lines(LenientLines).Select(line => line[0]))];

    private static readonly HashSet<(string, string)> Strict = PairsOf(StrictElements, StrictGlobal, Lines(StrictLines));

    private static readonly HashSet<(string, string)> Lenient =
    [
        .. PairsOf(LenientElements, $"{StrictGlobal} {LenientGlobal}", [.. Lines(StrictLines), .. Lines(LenientLines)]), .. OfStyle,
    ];

    public static IReadOnlyList<string> Elements(HtmlPolicy policy) => policy == HtmlPolicy.Strict ? StrictElements : LenientElements;

    /// <summary>Every attribute that is allowed on any element.</summary>
    public static IReadOnlyList<string> Attributes { get; } = [.. Lenient.Select(pair => pair.Item2).Distinct()];

    public static bool Allows(HtmlPolicy policy, string element, string attribute) =>
        (policy == HtmlPolicy.Strict ? Strict : Lenient).Contains((element, attribute));

    private static IEnumerable<string[]> Lines(string lines) => lines.Split('\n').Select(line => line.Trim().Split(' '));

    private static HashSet<(string, string)> PairsOf(IEnumerable<string> elements, string global, IEnumerable<string[]> lines) =>
    [
        .. elements.SelectMany(element => global.Split(' ').Select(attribute => (element, attribute))),
        .. lines.SelectMany(line => line.Skip(1).Select(attribute => (line[0], attribute))),
    ];
}
