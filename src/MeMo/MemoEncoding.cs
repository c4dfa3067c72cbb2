using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo;

/// <summary>Digital Post takes messages in UTF-8 only; other systems write others.</summary>
public static class MemoEncoding
{
    /// <summary>The message as UTF-8, by its declaration too; one in UTF-8 passes byte for byte. It is forward only and asynchronous only,
    /// and leaves the message open. Reading it is a <see cref="MemoFormatException"/> at bytes that are no characters in the declared
    /// encoding; a message whose encoding is not known passes as it is, for the reader to refuse.</summary>
    public static Stream ToUtf8(Stream message) => message as Utf8Input ?? new Utf8Input(message);
}
