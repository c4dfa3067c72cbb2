namespace Postvogn.MeMo;

/// <summary>Writes messages as XML: UTF-8 without BOM, files encoded as they stream by.</summary>
public static class MemoWriter
{
    /// <summary>Writes a message.</summary>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="message">The message; its files are opened one at a time.</param>
    /// <param name="cancellationToken">Ends the writing; what is written so far is of no use.</param>
    /// <exception cref="MemoFormatException">A value breaks the format of the message's version.</exception>
    public static ValueTask WriteAsync(Stream output, Message message, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
