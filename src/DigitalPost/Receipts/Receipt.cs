using System.Text.Json.Serialization;
using Postvogn.MeMo;

namespace Postvogn.DigitalPost;

/// <summary>Technical, when Digital Post answers a POST; business, when it has validated a message, or a recipient system has handled it
/// (TI 10.8). Texts hold at most 512 characters. <see cref="ErrorMessage"/> can hold a CPR number ("recipient.is.exempt"), so
/// <c>ToString</c> leaves it out.</summary>
public sealed record Receipt
{
    private const int LongestText = 512;

    /// <summary>By which it is deleted. In bulk lists only (TI 10.8.4).</summary>
    [JsonConverter(typeof(OptionalGuidConverter))]
    public Guid? Id { get; init; }

    /// <summary>Chains technical and business receipts.</summary>
    [JsonConverter(typeof(OptionalGuidConverter))]
    public Guid? TransmissionId { get; init; }

    /// <summary>Null in a technical receipt, or when an archive could not be unpacked.</summary>
    [JsonPropertyName("messageUUID"), JsonConverter(typeof(OptionalGuidConverter))]
    public Guid? MessageUuid { get; init; }

    /// <summary>If it had one.</summary>
    public string? MessageId { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>TI 13.4.3; null when positive. A blank is read as null, and never written.</summary>
    public string? ErrorCode { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>Can hold personal data.</summary>
    public string? ErrorMessage { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>Without a zone it is UTC.</summary>
    [JsonConverter(typeof(UtcTimeConverter))]
    public DateTimeOffset? TimeStamp { get; init; }

    /// <summary>The status.</summary>
    [JsonConverter(typeof(ReceiptStatusConverter))]
    public required ReceiptStatus ReceiptStatus { get; init; }

    /// <summary>For a message that this system has taken over: no error fields at all (TI 10.8.5).</summary>
    public static Receipt Positive(Guid messageUuid, DateTimeOffset at) =>
        new() { MessageUuid = messageUuid, TimeStamp = at, ReceiptStatus = ReceiptStatus.Completed };

    /// <summary>Takes the first 512 characters of the words. Digital Post sends the message again later, unless the code is
    /// <c>virus.detected</c> (TI 10.11).</summary>
    public static Receipt Negative(Guid messageUuid, DateTimeOffset at, string errorCode, string errorMessage) => new()
    {
        MessageUuid = messageUuid,
        TimeStamp = at,
        ReceiptStatus = ReceiptStatus.Invalid,
        ErrorCode = errorCode,
        ErrorMessage = errorMessage[..Math.Min(errorMessage.Length, LongestText)],
    };

    /// <summary>Holds no personal data.</summary>
    public override string ToString() => $"Receipt {ReceiptStatus} {ErrorCode} message {MessageUuid} transmission {TransmissionId}";
}
