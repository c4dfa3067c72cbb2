using Postvogn.MeMo.Writing;

namespace Postvogn.MeMo;

/// <summary>Writes messages as XML: UTF-8 without BOM, in the order of the schema, files encoded as they stream by.</summary>
public static class MemoWriter
{
    /// <summary>MeMo 1.1 gets its <c>memoSchVersion</c> and both flags, 1.2 only the flags that are set. The output stays open; files are
    /// opened one at a time. <see cref="MemoFormatException"/>: a value breaks the format of the version; nothing of its file was
    /// opened.</summary>
    public static async ValueTask WriteAsync(Stream output, Message message, CancellationToken cancellationToken)
    {
        await using var writing = new MessageWriting(output, message.Version);
        await writing.WriteAsync(message, cancellationToken);
    }
}
