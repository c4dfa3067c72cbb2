using System.Collections.Frozen;

namespace Postvogn.MeMo.Validation.Rules;

/// <summary>Which formats which kind of document may hold (TI 13.1), and their file name extensions.</summary>
internal static class FileFormats
{
    private const DocumentKind Main = DocumentKind.Main;
    private const DocumentKind Additional = DocumentKind.Additional;
    private const DocumentKind Technical = DocumentKind.Technical;

    private static readonly (string Format, string[] Extensions, DocumentKind[] Kinds)[] Formats =
    [
        ("application/pdf", [".pdf"], [Main, Additional]),
        ("text/html", [".html", ".htm", ".xhtml"], [Main, Additional]),
        ("text/plain", [".txt"], [Main, Additional]),
        ("image/bmp", [".bmp", ".dib"], [Additional]),
        ("text/csv", [".csv"], [Additional]),
        ("application/vnd.fujixerox.ddd", [".ddd"], [Additional]),
        ("application/msword", [".doc", ".dot"], [Additional]),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"], [Additional]),
        ("application/x-stata-dta", [".dta"], [Additional]),
        ("image/gif", [".gif"], [Additional]),
        ("text/calendar", [".ics", ".ical", ".ifb"], [Additional]),
        ("image/jpeg", [".jpg", ".jpeg", ".jpe", ".jfif"], [Additional]),
        ("video/quicktime", [".mov", ".qt"], [Additional]),
        ("audio/mpeg", [".mp3", ".mpga", ".mp2"], [Additional]),
        ("video/mp4", [".mp4", ".m4v", ".mpg4"], [Additional]),
        ("application/vnd.oasis.opendocument.spreadsheet", [".ods"], [Additional]),
        ("application/vnd.oasis.opendocument.text", [".odt"], [Additional]),
        ("image/png", [".png"], [Additional]),
        ("application/rtf", [".rtf"], [Additional]),
        ("application/x-spss-sav", [".sav"], [Additional]),
        ("image/tiff", [".tif", ".tiff"], [Additional]),
        ("audio/wav", [".wav"], [Additional]),
        ("application/vnd.ms-excel", [".xls", ".xlt"], [Additional]),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"], [Additional]),
        ("application/xml", [".xml", ".xsd", ".xsl"], [Additional, Technical]),
        ("text/xml", [".xml"], [Additional, Technical]),
        ("application/json", [".json"], [Technical]),
    ];

    private static readonly FrozenSet<string> Extensions =
        Formats.SelectMany(format => format.Extensions).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string> Of(DocumentKind kind) =>
        [.. Formats.Where(format => format.Kinds.Contains(kind)).Select(format => format.Format)];

    public static bool Allows(DocumentKind kind, string format) =>
        Formats.Any(known => known.Format == format && known.Kinds.Contains(kind));

    // Such as .pdf. Digital Post's list is one for all kinds of document.
    public static bool AllowsExtension(string extension) => Extensions.Contains(extension);

    public static bool HasExtension(string format, string extension) => !Formats.Any(known => known.Format == format) || Formats.Any(
        known => known.Format == format && known.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));

    // Null for an extension that is in no row.
    public static string? Of(string extension) =>
        Formats.FirstOrDefault(format => format.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)).Format;
}
