namespace Postvogn.MeMo;

/// <summary>One thing that Digital Post would refuse. No text of it holds a value from the message, so it can be logged.</summary>
public sealed record Finding
{
    /// <summary>Digital Post's own (TI 13.4.3), such as <c>memo.invalid</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What the code maps to (TI 10.8.1).</summary>
    public required ReceiptStatus Status { get; init; }

    /// <summary>The status as TI 10.8 spells it, such as <c>NOT_ALLOWED</c>.</summary>
    public string StatusCode => Status == ReceiptStatus.NotAllowed ? "NOT_ALLOWED" : Status.ToString().ToUpperInvariant();

    /// <summary>Such as <c>/Message/MessageBody/AdditionalDocument[2]/File[1]/filename</c>. <c>/</c> is the whole input.</summary>
    public required string Path { get; init; }

    /// <summary>From 1; 0 where none applies.</summary>
    public int Line { get; init; }

    /// <summary>From 1; 0 where none applies.</summary>
    public int Column { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Fix { get; init; }
}
