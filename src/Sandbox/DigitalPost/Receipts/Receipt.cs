using System.Text.Json.Serialization;
using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.8.</summary>
internal sealed record Receipt
{
    // Of a text, in characters.
    public const int LongestText = 512;

    public required Guid TransmissionId { get; init; }

    // Absent when an archive cannot be opened.
    [JsonPropertyName("messageUUID")]
    public Guid? MessageUuid { get; init; }

    // The sender's own.
    public string? MessageId { get; init => field = Cut(value); }

    // TI 13.4.3; absent when all is well.
    public string? ErrorCode { get; init; }

    // Absent when all is well.
    public string? ErrorMessage { get; init => field = Cut(value); }

    public DateTimeOffset TimeStamp { get; init; }

    public ReceiptStatus ReceiptStatus { get; init; }

    private static string? Cut(string? text) => text is { Length: > LongestText } ? text[..LongestText] : text;

    // Never the errorMessage, which may name a person's number.
    public override string ToString() => $"{MessageUuid} {ReceiptStatus} {ErrorCode}";
}
