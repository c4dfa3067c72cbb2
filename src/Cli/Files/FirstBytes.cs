using Postvogn.Drops;
using Postvogn.Drops.Archives;

namespace Postvogn.Cli.Files;

/// <summary>What the standard input holds, which has no name to tell.</summary>
internal static class FirstBytes
{
    public static DropKind KindOf(ReadOnlySpan<byte> start)
    {
        if (ArchiveStart.KindOf(start) is { } archive)
            return archive;
        var text = (start.StartsWith("\uFEFF"u8) ? start[3..] : start).TrimStart(" \t\r\n"u8);
        // A letter.json may begin with a comment.
        return text.StartsWith("{"u8) || text.StartsWith("//"u8) || text.StartsWith("/*"u8) ? DropKind.Package : DropKind.Memo;
    }
}
