using System.Globalization;
using System.Text.Json;
using Postvogn.MeMo;

namespace Postvogn.DigitalPost;

/// <summary>The same in JSON and in XML.</summary>
internal static class ReceiptText
{
    public static Guid? ToGuid(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : Guid.TryParse(text, out var id) ? id : throw new JsonException("Not a UUID.");

    public static DateTimeOffset? ToTime(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, utc, out var time)
            ? time
            : throw new JsonException("Not a time.");
    }

    public static ReceiptStatus ToStatus(string? text) => text switch
    {
        "COMPLETED" => ReceiptStatus.Completed,
        "NOT_ALLOWED" => ReceiptStatus.NotAllowed,
        "INVALID" => ReceiptStatus.Invalid,
        "RECEIVED" => ReceiptStatus.Received,
        _ => throw new JsonException("Not a receiptStatus of TI 10.8."),
    };

    public static string Of(ReceiptStatus status) => status switch
    {
        ReceiptStatus.Completed => "COMPLETED",
        ReceiptStatus.NotAllowed => "NOT_ALLOWED",
        ReceiptStatus.Invalid => "INVALID",
        ReceiptStatus.Received => "RECEIVED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a receiptStatus of TI 10.8."),
    };
}
