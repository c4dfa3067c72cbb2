using System.Text.Json.Serialization;
using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost.Receipts;

/// <summary>A business receipt, as a sender system gets it (TI 10.8).</summary>
public sealed record Receipt
{
    /// <summary>The transmission.</summary>
    public required Guid TransmissionId { get; init; }

    /// <summary>The message; absent when an archive cannot be opened.</summary>
    [JsonPropertyName("messageUUID")]
    public Guid? MessageUuid { get; init; }

    /// <summary>The sender's own messageID, if the MeMo has one.</summary>
    public string? MessageId { get; init; }

    /// <summary>The code of TI 13.4.3; absent when all is well.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What is wrong, for people; absent when all is well.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>When the receipt was made, UTC.</summary>
    public DateTimeOffset TimeStamp { get; init; }

    /// <summary>The state of the message.</summary>
    public ReceiptStatus ReceiptStatus { get; init; }

    /// <summary>Tells the state, and never the errorMessage, which may name a person's number.</summary>
    /// <returns>The message, the status and the code.</returns>
    public override string ToString() => $"{MessageUuid} {ReceiptStatus} {ErrorCode}";
}
