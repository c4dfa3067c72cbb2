using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Postvogn.MeMo.Reading;

internal static class Utf8Run
{
    // Of whole characters, before the first byte that is none or a character that is cut off.
    public static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return bytes.Length;
        var length = 0;
        while (Rune.DecodeFromUtf8(bytes[length..], out _, out var taken) == OperationStatus.Done)
            length += taken;
        return length;
    }
}
