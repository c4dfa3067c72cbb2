namespace Postvogn.MeMo;

/// <summary>How strictly a message is read.</summary>
public sealed record MemoReaderOptions
{
    /// <summary>Every fault of structure ends the reading. The default.</summary>
    public static readonly MemoReaderOptions Strict = new();

    /// <summary>Faults that leave the letter readable are passed over and told by <see cref="MemoReader.Findings"/>: for messages that
    /// Digital Post delivers, which others' systems wrote. Still refused are what is not well-formed XML or no MeMo, a header, messageUUID,
    /// sender or recipient that is missing or there twice, and a file whose content is missing or no base64, or stands where it cannot be
    /// told what it is.</summary>
    public static readonly MemoReaderOptions Tolerant = new() { IsTolerant = true };

    /// <summary>The default is no.</summary>
    public bool IsTolerant { get; init; }
}
