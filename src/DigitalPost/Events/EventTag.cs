using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Events;

/// <summary>What happened (TI 7.2). The named ones tell the way of a letter; the log has over a hundred more.</summary>
/// <param name="Code">As the API writes it.</param>
[JsonConverter(typeof(CodeConverter<EventTag>))]
public readonly record struct EventTag(string Code) : ICode<EventTag>
{
    /// <summary>Digital Post has the message.</summary>
    public static EventTag MemoReceived { get; } = new("MEMO_SEND_RECEIVED");

    /// <summary>The message keeps the rules.</summary>
    public static EventTag MemoValidated { get; } = new("MEMO_SEND_VALIDATED");

    /// <summary>The message breaks a rule.</summary>
    public static EventTag MemoValidationFailed { get; } = new("MEMO_SEND_VALIDATION_FAILED");

    /// <summary>The message could not be delivered.</summary>
    public static EventTag MemoFailed { get; } = new("MEMO_SEND_FAILED");

    /// <summary>The message keeps the rules and waits for its day.</summary>
    public static EventTag DelayedMemoValidated { get; } = new("DELAYED_MEMO_SEND_VALIDATED_AWAITING_DELAY");

    /// <summary>The day has come and the message went on.</summary>
    public static EventTag DelayedMemoSent { get; } = new("DELAYED_MEMO_SEND_SENT");

    /// <summary>The message was recalled before its day.</summary>
    public static EventTag DelayedMemoRecalled { get; } = new("DELAYED_MEMO_MESSAGE_RECALLED");

    /// <summary>The recipient can read the message.</summary>
    public static EventTag MemoAvailable { get; } = new("MEMO_AVAILABLE_TO_RECIPIENT");

    /// <summary>The business receipt was made.</summary>
    public static EventTag BusinessReceiptCreated { get; } = new("BUSINESS_RECEIPT_CREATED");

    /// <summary>The business receipt was sent to the sender system.</summary>
    public static EventTag BusinessReceiptSent { get; } = new("BUSINESS_RECEIPT_SENT");

    /// <inheritdoc/>
    public static EventTag From(string code) => new(code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
