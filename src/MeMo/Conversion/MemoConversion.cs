namespace Postvogn.MeMo;

/// <summary>What a conversion has done to a message.</summary>
public sealed record MemoConversion
{
    /// <summary>The version before.</summary>
    public required MemoVersion From { get; init; }

    /// <summary>The version now.</summary>
    public required MemoVersion To { get; init; }

    /// <summary>The paths of what the version has no place for, in the order of the message, such as
    /// <c>/Message/MessageHeader/Sender/Representative/label</c>. From 1.1 to 1.2 nothing.</summary>
    public required IReadOnlyList<string> Lost { get; init; }
}
