namespace Postvogn.Drops.Archives;

/// <summary>What kind of archive the first bytes are of.</summary>
public static class ArchiveStart
{
    /// <summary>How many bytes tell.</summary>
    public const int Length = 512;

    private static readonly (byte[] Bytes, DropKind Kind)[] Marks =
    [
        ([.. "PK"u8], DropKind.Zip),
        ([0x1F, 0x8B], DropKind.TarGz),
        ([.. "BZh"u8], DropKind.TarBz2),
        ([.. XzBlocks.Start], DropKind.TarXz),
        ([0x5D, 0, 0], DropKind.TarLzma),
    ];

    /// <summary>Null: of none.</summary>
    public static DropKind? KindOf(ReadOnlySpan<byte> start)
    {
        if (TarArchiveReader.IsTar(start)) return DropKind.Tar;
        foreach (var (bytes, kind) in Marks)
        {
            if (start.StartsWith(bytes)) return kind;
        }

        return start.Length > 257 && start[257..].StartsWith("ustar"u8) ? DropKind.Tar : null;
    }
}
