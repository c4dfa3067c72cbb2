using System.Collections.Frozen;

namespace Postvogn.MeMo.Html.Css;

/// <summary>CSS in the STRICT policy (TI 10.14.1); LENIENT restricts addresses only. TI lists the words of all properties in one list, so
/// each is allowed in each property. Numbers, colours such as #fff and quoted texts are no words and are allowed.</summary>
internal static class CssPolicyTable
{
    private const string Properties =
        "-moz-border-radius -moz-border-radius-bottomleft -moz-border-radius-bottomright -moz-border-radius-topleft " +
        "-moz-border-radius-topright -moz-box-shadow -moz-outline -moz-outline-color -moz-outline-style -moz-outline-width " +
        "-o-text-overflow -webkit-border-bottom-left-radius -webkit-border-bottom-right-radius -webkit-border-radius " +
        "-webkit-border-radius-bottom-left -webkit-border-radius-bottom-right -webkit-border-radius-top-left " +
        "-webkit-border-radius-top-right -webkit-border-top-left-radius -webkit-border-top-right-radius -webkit-box-shadow azimuth " +
        "background background-attachment background-color background-image background-position background-repeat border border-bottom " +
        "border-bottom-color border-bottom-left-radius border-bottom-right-radius border-bottom-style border-bottom-width " +
        "border-collapse border-color border-left border-left-color border-left-style border-left-width border-radius border-right " +
        "border-right-color border-right-style border-right-width border-spacing border-style border-top border-top-color " +
        "border-top-left-radius border-top-right-radius border-top-style border-top-width border-width box-shadow caption-side color cue " +
        "cue-after cue-before direction elevation empty-cells font font-family font-size font-stretch font-style font-variant " +
        "font-weight height letter-spacing line-height list-style list-style-image list-style-position list-style-type margin " +
        "margin-bottom margin-left margin-right margin-top max-height max-width min-height min-width outline outline-color outline-style " +
        "outline-width padding padding-bottom padding-left padding-right padding-top pause pause-after pause-before pitch pitch-range " +
        "quotes richness speak speak-header speak-numeral speak-punctuation speech-rate stress table-layout text-align text-decoration " +
        "text-indent text-overflow text-shadow text-transform text-wrap unicode-bidi vertical-align voice-family volume white-space " +
        "width word-spacing word-wrap";

    // An address (url()) may be data only, and is judged as an address.
    private const string Functions =
        "url image linear-gradient radial-gradient rect repeating-linear-gradient repeating-radial-gradient rgb rgba";

    private const string Words =
        "-moz-inline-box -moz-inline-stack -moz-pre-wrap -o-pre-wrap -pre-wrap above absolute aliceblue all-scroll always antiquewhite " +
        "aqua aquamarine armenian at auto avoid azure baseline behind beige below bidi-override bisque black blanchedalmond blink block " +
        "blue blueviolet bold bolder border-box both bottom break-word brown burlywood cadetblue capitalize caption center center-left " +
        "center-right chartreuse child chocolate circle cjk-decimal clip closest-corner closest-side code col-resize collapse condensed " +
        "contain content-box continuous coral cornflowerblue cornsilk cover crimson crosshair cursive cyan darkblue darkcyan " +
        "darkgoldenrod darkgray darkgreen darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen " +
        "darkslateblue darkslategray darkturquoise darkviolet dashed decimal decimal-leading-zero deeppink deepskyblue default digits " +
        "dimgray disc disclosure-closed disclosure-open dodgerblue dotted double e-resize ellipse ellipsis embed ethiopic-numeric " +
        "expanded extra-condensed extra-expanded fantasy far-left far-right farthest-corner farthest-side fast faster female firebrick " +
        "fixed floralwhite forestgreen fuchsia gainsboro georgian ghostwhite gold goldenrod gray green greenyellow groove hand hebrew " +
        "help hidden hide high higher hiragana hiragana-iroha honeydew hotpink icon indianred indigo inherit inline inline-block " +
        "inline-table inset inside invert italic ivory japanese-formal japanese-informal justify katakana katakana-iroha khaki " +
        "korean-hangul-formal korean-hanja-formal korean-hanja-informal large larger lavender lavenderblush lawngreen left left-side " +
        "leftwards lemonchiffon level lightblue lightcoral lightcyan lighter lightgoldenrodyellow lightgreen lightgrey lightpink " +
        "lightsalmon lightseagreen lightskyblue lightslategray lightsteelblue lightyellow lime limegreen line-through linen list-item " +
        "local loud low lower lower-alpha lower-greek lower-latin lower-roman lowercase ltr magenta male maroon medium mediumaquamarine " +
        "mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred menu " +
        "message-box middle midnightblue mintcream mistyrose mix moccasin monospace move n-resize narrower navajowhite navy ne-resize " +
        "no-content no-display no-drop no-repeat none normal not-allowed nowrap nw-resize oblique oldlace olive olivedrab once orange " +
        "orangered orchid outset outside overline padding-box palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff " +
        "peru pink plum pointer powderblue pre pre-line pre-wrap progress purple red relative repeat repeat-x repeat-y ridge right " +
        "right-side rightwards rosybrown round row-resize royalblue rtl run-in s-resize saddlebrown salmon sandybrown sans-serif scroll " +
        "se-resize seagreen seashell semi-condensed semi-expanded separate serif show sienna silent silver simp-chinese-formal " +
        "simp-chinese-informal skyblue slateblue slategray slow slower small small-caps small-caption smaller snow soft solid space " +
        "spell-out springgreen square static status-bar steelblue sub super suppress sw-resize table table-caption table-cell " +
        "table-column table-column-group table-footer-group table-header-group table-row table-row-group tan teal text text-bottom " +
        "text-top thick thin thistle to tomato top trad-chinese-formal trad-chinese-informal transparent turquoise ultra-condensed " +
        "ultra-expanded underline unrestricted upper-alpha upper-latin upper-roman uppercase vertical-text violet visible w-resize wait " +
        "wheat white whitesmoke wider x-fast x-high x-large x-loud x-low x-slow x-small x-soft xx-large xx-small yellow yellowgreen";

    // Here a word can be the name of a font or a voice, which nobody can list.
    private const string PropertiesWithNames = "font font-family voice-family";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownProperties = SetOf(Properties);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownFunctions = SetOf(Functions);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownWords = SetOf(Words);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownPropertiesWithNames = SetOf(PropertiesWithNames);

    public static bool AllowsProperty(ReadOnlySpan<char> name) => KnownProperties.Contains(name);

    public static bool AllowsFunction(ReadOnlySpan<char> name) => KnownFunctions.Contains(name);

    public static bool AllowsWord(ReadOnlySpan<char> property, ReadOnlySpan<char> word) =>
        KnownWords.Contains(word) || KnownPropertiesWithNames.Contains(property);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SetOf(string names) =>
        names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
