using Postvogn.MeMo.Writing;

namespace Postvogn.MeMo;

/// <summary>Writes messages as XML: UTF-8 without BOM, in the order of the schema, files encoded as they stream by.</summary>
public static class MemoWriter
{
    /// <summary>Writes a message. MeMo 1.1 gets its <c>memoSchVersion</c> and both flags, 1.2 only the flags that are set.</summary>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="message">The message; its files are opened one at a time.</param>
    /// <param name="cancellationToken">Ends the writing; what is written so far is of no use.</param>
    /// <exception cref="MemoFormatException">
    /// A value breaks the format of the message's version; nothing of its file was opened.
    /// </exception>
    public static async ValueTask WriteAsync(Stream output, Message message, CancellationToken cancellationToken)
    {
        await using var writing = new MessageWriting(output, message.Version);
        await writing.WriteAsync(message, cancellationToken);
    }
}
