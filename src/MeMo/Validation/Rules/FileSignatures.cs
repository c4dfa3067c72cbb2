using System.Text;

namespace Postvogn.MeMo.Validation.Rules;

/// <summary>What files of a format begin with; of formats that begin with anything, such as DDD and Stata's, nothing is said.</summary>
internal static class FileSignatures
{
    // Readers look for a PDF's within the first kilobyte.
    public const int Length = 1024;

    private static readonly (string Formats, Func<ReadOnlySpan<byte>, bool> Fits)[] Known =
    [
        ("application/pdf", start => start.IndexOf("%PDF-"u8) >= 0),
        ("image/png", start => start is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..]),
        ("image/jpeg", start => start is [0xFF, 0xD8, 0xFF, ..]),
        ("image/gif", start => start.StartsWith("GIF8"u8)),
        ("image/bmp", start => start.StartsWith("BM"u8)),
        ("image/tiff", start => start is [0x49, 0x49, 0x2A or 0x2B, 0, ..] or [0x4D, 0x4D, 0, 0x2A or 0x2B, ..]),
        ("application/rtf", start => start.StartsWith("{\\rtf"u8)),
        ("audio/wav", start => start.StartsWith("RIFF"u8) || start.StartsWith("RF64"u8)),
        ("audio/mpeg", start => start.StartsWith("ID3"u8) || start is [0xFF, >= 0xE0, ..]),
        ("video/mp4 video/quicktime", IsMovie),
        ("application/msword application/vnd.ms-excel", start => start is [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..]),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document " +
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet " +
            "application/vnd.oasis.opendocument.spreadsheet application/vnd.oasis.opendocument.text",
            start => start is [0x50, 0x4B, 0x03, 0x04, ..]),
        ("application/x-spss-sav", start => start.StartsWith("$FL"u8)),
        ("text/plain text/html text/csv text/calendar text/xml application/xml application/json", IsText),
    ];

    public static bool Contradict(string format, ReadOnlySpan<byte> start)
    {
        foreach (var (formats, fits) in Known)
        {
            if (formats.Split(' ').Contains(format)) return !start.IsEmpty && !fits(start);
        }

        return false;
    }

    private static bool IsMovie(ReadOnlySpan<byte> start) =>
        start.Length >= 8 && Encoding.ASCII.GetString(start[4..8]) is "ftyp" or "moov" or "mdat" or "wide" or "free" or "skip" or "pnot";

    // UTF-16 and UTF-32 have zeros, and say so by their first two bytes.
    private static bool IsText(ReadOnlySpan<byte> start) =>
        start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || (!start.Contains((byte)0) && !start.StartsWith("%PDF-"u8));
}
