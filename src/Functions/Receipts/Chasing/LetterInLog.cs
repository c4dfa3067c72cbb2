using Postvogn.DigitalPost.Events;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Receipts;

internal sealed record LetterInLog(Guid MessageUuid, Guid SystemId, Transmission Transmission)
{
    private const int MostMonths = 3;
    private static readonly TimeSpan Skew = TimeSpan.FromHours(1);

    // Nothing can have happened to it before its transmission was made; clocks may differ a little.
    public DateTimeOffset Since => (Transmission.CreatedAt - Skew).ToUniversalTime();

    // 3 months at most (TI 7.1.1), on one page.
    public EventQuery QueryAt(DateTimeOffset now)
    {
        var latest = Since.AddMonths(MostMonths);
        var query = EventQuery.Between(Since, now < latest ? now : latest).Where(
            EventQuery.MessageUuidField, Postvogn.DigitalPost.SearchValue.Of(MessageUuid));
        return query with { Query = query.Query.Sized(1_000) };
    }

    public bool IsNamedBy(LoggedEvent happened) => happened.MessageUuid == MessageUuid;

    // Clearly: named, by nobody but its own sender system, and not from before it was sent.
    public bool IsSubjectOf(LoggedEvent happened) =>
        IsNamedBy(happened)
        && TimeOf(happened) >= Since
        && SenderSystemsOf(happened) is { Count: > 0 } named
        && named.All(text => Guid.TryParse(text, out var id) && id == SystemId);

    // Whoever recalls is a person, so it may name no system at all.
    public static bool MayBeOf(LoggedEvent happened, Guid systemId) =>
        SenderSystemsOf(happened).TrueForAll(text => Guid.TryParse(text, out var id) && id == systemId);

    public static DateTimeOffset? TimeOf(LoggedEvent happened) => happened.EventTime ?? happened.Created;

    // TI 7.1.1 and 7.2.1 spell the field in these four ways.
    private static List<string> SenderSystemsOf(LoggedEvent happened) =>
        [.. new[] { happened.Meta("senderSystem"), happened.Meta("senderSystemId"), happened.Meta("senderSytemId"), happened.Property(
            "sender-system-id") }.OfType<string>()];
}
