namespace Postvogn.MeMo;

/// <summary>What a conversion has done to a message.</summary>
public sealed record MemoConversion
{
    /// <summary>The version that the message had.</summary>
    public required MemoVersion From { get; init; }

    /// <summary>The version that it has now.</summary>
    public required MemoVersion To { get; init; }

    /// <summary>
    /// The path of every element that the version has no place for and that was dropped, in the order of the message, such as
    /// <c>/Message/MessageHeader/Sender/Representative/label</c>. From 1.1 to 1.2 nothing is lost.
    /// </summary>
    public required IReadOnlyList<string> Lost { get; init; }
}
