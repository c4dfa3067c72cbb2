using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Events;

/// <summary>What happened (TI 7.2): the way of a letter; the log has over a hundred more.</summary>
[JsonConverter(typeof(CodeConverter<EventTag>))]
public readonly record struct EventTag(string Code) : ICode
{
    /// <summary>Digital Post has it.</summary>
    public static EventTag MemoReceived { get; } = new("MEMO_SEND_RECEIVED");

    /// <summary>Keeps the rules.</summary>
    public static EventTag MemoValidated { get; } = new("MEMO_SEND_VALIDATED");

    /// <summary>Breaks a rule.</summary>
    public static EventTag MemoValidationFailed { get; } = new("MEMO_SEND_VALIDATION_FAILED");

    /// <summary>Not delivered.</summary>
    public static EventTag MemoFailed { get; } = new("MEMO_SEND_FAILED");

    /// <summary>Keeps the rules and waits for its day.</summary>
    public static EventTag DelayedMemoValidated { get; } = new("DELAYED_MEMO_SEND_VALIDATED_AWAITING_DELAY");

    /// <summary>The day has come and it went on.</summary>
    public static EventTag DelayedMemoSent { get; } = new("DELAYED_MEMO_SEND_SENT");

    /// <summary>Before its day.</summary>
    public static EventTag DelayedMemoRecalled { get; } = new("DELAYED_MEMO_MESSAGE_RECALLED");

    /// <summary>Recalled.</summary>
    public static EventTag MemoRecalled { get; } = new("MEMO_SEND_RECALLED");

    /// <summary>From the recipient's mailbox.</summary>
    public static EventTag MemoMessageRecalled { get; } = new("MEMO_MESSAGE_RECALLED");

    /// <summary>A person took it back, in Digital Post itself.</summary>
    public static EventTag MessageRecalledByAdministrator { get; } = new("MESSAGE_RECALLED_BY_ADMINISTRATOR");

    /// <summary>The recipient can read it.</summary>
    public static EventTag MemoAvailable { get; } = new("MEMO_AVAILABLE_TO_RECIPIENT");

    /// <summary>Made.</summary>
    public static EventTag BusinessReceiptCreated { get; } = new("BUSINESS_RECEIPT_CREATED");

    /// <summary>To the sender system.</summary>
    public static EventTag BusinessReceiptSent { get; } = new("BUSINESS_RECEIPT_SENT");

    /// <summary>On its way.</summary>
    public static EventTag BusinessReceiptSendToSender { get; } = new("BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM");

    /// <summary>The sender system did not take it.</summary>
    public static EventTag BusinessReceiptSendToSenderFailed { get; } = new("BUSINESS_RECEIPT_SEND_TO_SENDER_SYSTEM_FAILED");

    /// <inheritdoc/>
    public override string ToString() => Code;
}
