using System.Buffers.Text;

namespace Postvogn.MeMo.Pdf;

/// <summary>Looks at a PDF as it goes by (ISO 32000-1, 7.5), through a window: does it begin and end as one, and is it encrypted? The
/// last <c>startxref</c> names where the table of its objects begins; the trailer of that table, or the stream that is the table, has
/// <c>/Encrypt</c> or has not. Others, of earlier versions of the file or of PDFs that lie in it, say nothing, unless the place named is
/// none: readers then look for any trailer.</summary>
internal sealed class PdfScan
{
    // Readers take what stands before it for an envelope.
    private const int LongestEnvelope = 1024;

    // Of a dictionary that is read; longer ones are looked at up to here.
    private const int Reach = 16 * 1024;
    private const int WindowLength = 80 * 1024;

    // White space that writers count or do not.
    private const int Slack = 32;

    // A hostile file could hold no end of tables.
    private const int MostTables = 4096;

    private readonly byte[] window = new byte[WindowLength];
    private readonly List<(long Place, bool IsLocked)> tables = [];
    private int filled;
    private int looked;
    private long start;
    private long? header;
    private long table = -1;
    private long? last;
    private bool isOverfull;
    private bool isLinearized;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var part = bytes[..Math.Min(bytes.Length, WindowLength - filled)];
            part.CopyTo(window.AsSpan(filled));
            filled += part.Length;
            bytes = bytes[part.Length..];
            if (filled == WindowLength) Look(filled - Reach);
        }
    }

    /// <summary>After the last of it.</summary>
    public PdfState End()
    {
        Look(filled);
        if (header is not { } begin) return PdfState.NoPdf;
        if ((last is null && tables.Count == 0) || IsFirstPageAlone) return PdfState.Cut;
        return !isOverfull && IsLocked(begin) ? PdfState.Locked : PdfState.Opens;
    }

    // Of a linearized file the first page has a table of its own, near the beginning, behind which startxref names no place (annex F.3.4):
    // the whole file's comes at its end.
    private bool IsFirstPageAlone => isLinearized && last == 0;

    // Places count from the file's first byte, or from the header.
    private bool IsLocked(long begin)
    {
        if (tables.Count == 0) return false;
        var meant = tables.FindLast(one => IsAt(one.Place, last) || IsAt(one.Place, last + begin));
        return meant == default ? tables.TrueForAll(one => one.IsLocked) : meant.IsLocked;
    }

    private static bool IsAt(long place, long? named) => named is { } at && place >= at && place - at <= Slack;

    // What begins before the end is looked at, with all that is there behind it.
    private void Look(int end)
    {
        if (start == 0 && header is null && window.AsSpan(0, Math.Min(filled, LongestEnvelope)).IndexOf("%PDF-"u8) is >= 0 and var found)
            header = found;
        if (start == 0) isLinearized |= window.AsSpan(0, Math.Min(filled, 2 * LongestEnvelope)).IndexOf("/Linearized"u8) >= 0;
        foreach (var (place, word) in Words(end))
            Take(place, word);
        var keep = Math.Max(0, end - Reach);
        window.AsSpan(keep, filled - keep).CopyTo(window);
        (start, filled, looked) = (start + keep, filled - keep, end - keep);
    }

    private List<(int Place, Word Word)> Words(int end)
    {
        List<(int Place, Word Word)> words = [];
        Find("xref"u8, Word.Table);
        Find("trailer"u8, Word.Trailer);
        Find("/XRef"u8, Word.Stream);
        words.Sort();
        return words;

        void Find(ReadOnlySpan<byte> word, Word kind)
        {
            for (var at = looked; at < end; at += word.Length)
            {
                var found = window.AsSpan(at, filled - at).IndexOf(word);
                if (found < 0 || (at += found) >= end) return;
                words.Add((at, kind));
            }
        }
    }

    private void Take(int place, Word word)
    {
        var text = window.AsSpan(0, filled);
        switch (word)
        {
            case Word.Table when text[..place].EndsWith("start"u8):
                var number = text[(place + "xref".Length)..].TrimStart(PdfDictionary.Space);
                if (Utf8Parser.TryParse(number, out long named, out _) && named >= 0) last = named;
                break;
            case Word.Table:
                table = start + place;
                break;
            case Word.Trailer when table >= 0 && PdfDictionary.Holds(text[(place + "trailer".Length)..], "/Encrypt"u8) is { } isLocked:
                Note(table, isLocked);
                break;
            case Word.Stream when text[..place].TrimEnd(PdfDictionary.Space).EndsWith("/Type"u8):
                TakeStream(text, place);
                break;
        }
    }

    // From its "12 0 obj".
    private void TakeStream(ReadOnlySpan<byte> text, int place)
    {
        var from = Math.Max(0, place - Reach);
        var word = text[from..place].LastIndexOf("obj"u8);
        if (word < 0 || PdfDictionary.Holds(text[(from + word + "obj".Length)..], "/Encrypt"u8) is not { } isLocked) return;
        var before = text[..(from + word)].TrimEnd(PdfDictionary.Space).TrimEnd(PdfDictionary.Digits);
        Note(start + before.TrimEnd(PdfDictionary.Space).TrimEnd(PdfDictionary.Digits).Length, isLocked);
    }

    private void Note(long place, bool isLocked)
    {
        if (tables.Count < MostTables) tables.Add((place, isLocked));
        else isOverfull = true;
    }

    private enum Word
    {
        Table,
        Trailer,
        Stream,
    }
}
