using System.Text.RegularExpressions;
using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Events;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receipts;

internal static partial class EventReading
{
    private const int LongestText = 512;

    private static readonly HashSet<EventTag> TakenTags =
        [EventTag.MemoValidated, EventTag.DelayedMemoValidated, EventTag.DelayedMemoSent, EventTag.MemoAvailable];

    private static readonly HashSet<EventTag> RecalledTags =
        [EventTag.DelayedMemoRecalled, EventTag.MemoRecalled, EventTag.MemoMessageRecalled, EventTag.MessageRecalledByAdministrator];

    // Other receipts of the subject BUSINESS_RECEIPT are those that recipient systems give.
    private static readonly HashSet<EventTag> SenderReceiptTags =
    [
        EventTag.BusinessReceiptCreated, EventTag.BusinessReceiptSent, EventTag.BusinessReceiptSendToSender,
        EventTag.BusinessReceiptSendToSenderFailed,
    ];

    public static SearchValue[] RecalledValues { get; } = [.. RecalledTags.Select(tag => SearchValue.Of(tag.Code))];

    public static bool IsTaken(LoggedEvent happened) =>
        TakenTags.Contains(TagOf(happened)) || StatusOf(happened) == ReceiptStatus.Completed;

    public static bool IsRefused(LoggedEvent happened) =>
        TagOf(happened) == EventTag.MemoValidationFailed || StatusOf(happened) is ReceiptStatus.Invalid or ReceiptStatus.NotAllowed;

    // It ended in a way of which no receipt tells.
    public static bool HasFailed(LoggedEvent happened) => TagOf(happened) == EventTag.MemoFailed;

    public static bool IsRecalled(LoggedEvent happened) => RecalledTags.Contains(TagOf(happened));

    // Its day has come.
    public static bool IsOnItsWay(LoggedEvent happened) => TagOf(happened) is var tag
        && (tag == EventTag.DelayedMemoSent || tag == EventTag.MemoAvailable);

    // Null if the event tells of none, or of two at once.
    public static ReceiptStatus? StatusOf(LoggedEvent happened)
    {
        if (!SenderReceiptTags.Contains(TagOf(happened))) return null;
        var (meta, own) = (happened.Meta("receiptStatus"), happened.Property("receipt-status"));
        return meta is null || own is null || meta == own ? Parse(meta ?? own) : null;
    }

    // TI 13.4.3: alone, or before the words, as TI 10.11 writes virus.detected=Virus fundet ….
    public static string? CodeOf(LoggedEvent happened) =>
        new[] { happened.Property("error-code"), happened.Meta("errorCode"), WordsOf(happened) }
            .Select(text => Code().Match(text ?? "")).FirstOrDefault(code => code.Success)?.Groups["code"].Value;

    // Can hold personal data.
    public static string? WordsOf(LoggedEvent happened) =>
        !TellsOfFailedDelivery(happened) && happened.Property(
            "error-message") is { Length: > 0 } words ? words[..Math.Min(words.Length, LongestText)] : null;

    // Then its error is that of our endpoint, not of the letter: TI 7.1.1 shows one, under the tag BUSINESS_RECEIPT_SENT.
    private static bool TellsOfFailedDelivery(LoggedEvent happened) =>
        happened.Type?.StartsWith(
            "FAILED", StringComparison.OrdinalIgnoreCase) == true || TagOf(happened) == EventTag.BusinessReceiptSendToSenderFailed;

    private static EventTag TagOf(LoggedEvent happened) => happened.EventTag switch
    {
        { } tag => tag,
        null when happened is { Subject: "MEMO", Type: "VALIDATED" } => EventTag.MemoValidated,
        null => default,
    };

    private static ReceiptStatus? Parse(string? text) => text switch
    {
        "COMPLETED" => ReceiptStatus.Completed,
        "INVALID" => ReceiptStatus.Invalid,
        "NOT_ALLOWED" => ReceiptStatus.NotAllowed,
        "RECEIVED" => ReceiptStatus.Received,
        _ => null,
    };

    [GeneratedRegex(
        @"\A(?<code>[a-z]+([.\-][a-z]+)+)\s*([:=]|\z)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();
}
