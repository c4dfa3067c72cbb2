using Postvogn.DigitalPost.Events;

namespace Postvogn.Functions.Receipts;

/// <summary>What came of a question to the event log.</summary>
/// <param name="Events">The events that it names; null when Digital Post could not be asked.</param>
/// <param name="Problem">Why it could not, in words without personal data; null when it could.</param>
internal sealed record EventLogAnswer(IReadOnlyList<LoggedEvent>? Events, string? Problem);
