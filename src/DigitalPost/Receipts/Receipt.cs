using System.Text.Json.Serialization;
using Postvogn.MeMo;

namespace Postvogn.DigitalPost;

/// <summary>
/// A receipt (TI 10.8): technical, when Digital Post answers a POST; business, when it has validated one message, or when a recipient
/// system has handled one. Text fields hold at most 512 characters.
/// </summary>
/// <remarks><see cref="ErrorMessage"/> can hold a CPR number ("recipient.is.exempt"), so <c>ToString</c> leaves it out.</remarks>
public sealed record Receipt
{
    private const int LongestText = 512;

    /// <summary>The receipt's own id, by which it is deleted. Given in bulk lists only (TI 10.8.4).</summary>
    [JsonConverter(typeof(OptionalGuidConverter))]
    public Guid? Id { get; init; }

    /// <summary>Digital Post's id of the transmission: chains technical and business receipts.</summary>
    [JsonConverter(typeof(OptionalGuidConverter))]
    public Guid? TransmissionId { get; init; }

    /// <summary>The message; null in a technical receipt, or when an archive could not be unpacked.</summary>
    [JsonPropertyName("messageUUID"), JsonConverter(typeof(OptionalGuidConverter))]
    public Guid? MessageUuid { get; init; }

    /// <summary>The message's own messageID, if it had one.</summary>
    public string? MessageId { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>The error (TI 13.4.3); null in a positive receipt. A blank is read as null, and never written.</summary>
    public string? ErrorCode { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>The error in words. Can hold personal data.</summary>
    public string? ErrorMessage { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>When it was made. Times without a zone are UTC.</summary>
    [JsonConverter(typeof(UtcTimeConverter))]
    public DateTimeOffset? TimeStamp { get; init; }

    /// <summary>The status.</summary>
    [JsonConverter(typeof(ReceiptStatusConverter))]
    public required ReceiptStatus ReceiptStatus { get; init; }

    /// <summary>A positive business receipt for a message that this system has taken over: no error fields at all (TI 10.8.5).</summary>
    public static Receipt Positive(Guid messageUuid, DateTimeOffset at) =>
        new() { MessageUuid = messageUuid, TimeStamp = at, ReceiptStatus = ReceiptStatus.Completed };

    /// <summary>A negative one; of the words, the first 512 characters. Digital Post sends the message again later, unless the code is
    /// <c>virus.detected</c> (TI 10.11).</summary>
    public static Receipt Negative(Guid messageUuid, DateTimeOffset at, string errorCode, string errorMessage) => new()
    {
        MessageUuid = messageUuid,
        TimeStamp = at,
        ReceiptStatus = ReceiptStatus.Invalid,
        ErrorCode = errorCode,
        ErrorMessage = errorMessage[..Math.Min(errorMessage.Length, LongestText)],
    };

    /// <summary>Ids, code and status: nothing that can hold personal data.</summary>
    public override string ToString() => $"Receipt {ReceiptStatus} {ErrorCode} message {MessageUuid} transmission {TransmissionId}";
}
