namespace Postvogn.MeMo.Archives;

/// <summary>Writes long repeats as matches, and all between them as literals. In memory alone; <see cref="LzmaCompressionStream"/> reads
/// and writes.</summary>
internal sealed class LzmaEncoder : IDisposable
{
    // How much is gathered before any of it is coded.
    private const int Batch = 1 << 17;

    // How much of that is left uncoded, so that a repeat can be seen to go on.
    private const int LookAhead = 1 << 12;

    private readonly EncoderWindow window = new(LzmaHeader.Ours.DictionarySize);
    private readonly LongMatchFinder finder = new(LzmaHeader.Ours.DictionarySize);
    private readonly SymbolEncoder symbols = new();

    // To be passed on; then DropReady.
    public ReadOnlyMemory<byte> Ready => symbols.Coder.Settled;

    public void DropReady() => symbols.Coder.DropSettled();

    // Takes some of the bytes and says how many; may make more ready.
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

    // All that is left and the end marker, to be written after what was ready.
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
