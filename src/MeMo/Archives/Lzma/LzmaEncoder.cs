namespace Postvogn.MeMo.Archives;

/// <summary>
/// Compresses what is appended to it: finds long repeats, writes them as matches, and all between them as literals. Works on
/// bytes in memory alone; <see cref="LzmaCompressionStream"/> does the reading and writing.
/// </summary>
internal sealed class LzmaEncoder : IDisposable
{
    /// <summary>How much is gathered before any of it is coded.</summary>
    private const int Batch = 1 << 17;

    /// <summary>How much of that is left uncoded, so that a repeat can be seen to go on.</summary>
    private const int LookAhead = 1 << 12;

    private readonly EncoderWindow window = new(LzmaHeader.Ours.DictionarySize);
    private readonly LongMatchFinder finder = new(LzmaHeader.Ours.DictionarySize);
    private readonly SymbolEncoder symbols = new();

    /// <summary>What is ready to be passed on. Call <see cref="DropReady"/> when it was.</summary>
    public ReadOnlyMemory<byte> Ready => symbols.Coder.Settled;

    public void DropReady() => symbols.Coder.DropSettled();

    /// <summary>Takes over some of the bytes and says how many; may make more ready.</summary>
    public int Append(ReadOnlySpan<byte> plain)
    {
        if (window.IsFull)
            finder.Slide(window.MakeRoom());

        var room = window.Position + Batch - window.End;
        var taken = window.Append(plain[..Math.Min(plain.Length, room)]);
        if (window.IsFull || window.End - window.Position == Batch)
            EncodeUntil(window.End - LookAhead);
        return taken;
    }

    /// <summary>Codes all that is left and the end marker, and returns the last bytes, to be written after what was ready.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        EncodeUntil(window.End);
        return symbols.Finish(window.Position);
    }

    public void Dispose()
    {
        window.Dispose();
        finder.Dispose();
        symbols.Dispose();
    }

    private void EncodeUntil(int limit)
    {
        var lastHashed = window.End - LongMatchFinder.HashedBytes + 1;
        while (window.Position < limit)
        {
            var match = finder.Find(window.Bytes, window.Position, Math.Min(limit, lastHashed));
            symbols.Literals(window.Bytes, window.Position, match?.Start ?? limit);
            window.Position = match?.Start ?? limit;
            if (match is not { } found)
                continue;

            symbols.Match(found.Start, found.Length, found.Distance);
            finder.Remember(window.Bytes, found.Start + 1, Math.Min(found.End, lastHashed));
            window.Position = found.End;
        }
    }
}
