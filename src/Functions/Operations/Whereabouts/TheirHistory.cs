using Postvogn.DigitalPost.Events;
using Postvogn.Functions.Receipts;

namespace Postvogn.Functions.Operations;

internal static class TheirHistory
{
    private const int LongestCode = 100;

    // Nothing that could be about a person: no owner, actor, sender, recipient, title or error text.
    public static IEnumerable<HistoryEntry> Of(IEnumerable<LoggedEvent> events, LetterInLog letter) =>
        events.Where(letter.IsNamedBy).Select(happened => new HistoryEntry
        {
            At = LetterInLog.TimeOf(happened) ?? DateTimeOffset.MinValue,
            Source = "DigitalPost",
            What = Constant(happened.EventTag?.Code) ?? "an event without a tag",
            Subject = Constant(happened.Subject),
            Type = Constant(happened.Type),
            Status = EventReading.StatusOf(happened)?.ToString(),
            Code = EventReading.CodeOf(happened),
            TransmissionId = happened.TransmissionId,
        });

    // Words in capitals joined by underscores; anything else, and any number, could be somebody's.
    private static string? Constant(string? text) =>
        text is { Length: > 0 and <= LongestCode } && text.All(c => char.IsAsciiLetterUpper(c) || c == '_') ? text : null;
}
