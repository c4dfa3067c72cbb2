namespace Postvogn.MeMo;

/// <summary>One thing that Digital Post would refuse in a message: its code, its place and its cure.</summary>
/// <remarks>No text of a finding holds a value from the message, so a finding can be logged.</remarks>
public sealed record Finding
{
    /// <summary>Digital Post's own error code (TI 13.4.3), such as <c>memo.invalid</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The receipt status that the code maps to (TI 10.8.1).</summary>
    public required ReceiptStatus Status { get; init; }

    /// <summary>
    /// The element, such as <c>/Message/MessageBody/AdditionalDocument[2]/File[1]/filename</c>. <c>/</c> is the whole input.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The line, from 1; 0 where no line applies.</summary>
    public int Line { get; init; }

    /// <summary>The column, from 1; 0 where no column applies.</summary>
    public int Column { get; init; }

    /// <summary>What is wrong, without any value from the message.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Fix { get; init; }
}
