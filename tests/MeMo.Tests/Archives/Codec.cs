namespace Postvogn.MeMo.Tests.Archives;

/// <summary>Whole arrays through <see cref="LzmaCodec"/>.</summary>
internal static class Codec
{
    public static byte[] Compress(byte[] plain)
    {
        var output = new MemoryStream();
        using (var stream = LzmaCodec.Compress(output))
            stream.Write(plain);
        return output.ToArray();
    }

    public static byte[] Decompress(byte[] compressed)
    {
        using var stream = LzmaCodec.Decompress(new MemoryStream(compressed));
        var output = new MemoryStream();
        stream.CopyTo(output);
        return output.ToArray();
    }

    /// <summary>What reading it ends in; null: it is whole.</summary>
    public static MemoArchiveFault? FaultOf(byte[] compressed)
    {
        try
        {
            Decompress(compressed);
            return null;
        }
        catch (MemoArchiveException e)
        {
            return e.Fault;
        }
    }
}
