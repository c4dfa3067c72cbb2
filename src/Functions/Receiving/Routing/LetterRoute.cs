namespace Postvogn.Functions.Receiving;

/// <summary>Where a received letter goes, and why.</summary>
internal sealed record LetterRoute(string Destination, RouteReason Reason)
{
    // The letter of ours that it answers; also when something else decides where it goes.
    public AnsweredLetter? Answers { get; init; }
}

/// <summary>By what: <c>reply</c>, <c>rule</c> (which one), <c>contactPoint</c> or <c>default</c>; unmatched: why a letter that
/// answers another was not matched, or not laid where its source wants it (docs/adr/0041).</summary>
internal sealed record RouteReason(string By, string? Rule = null, string? Unmatched = null);

/// <summary>Of ours: the source that sent it, its drop ({source}/{name}), and the caller's own references.</summary>
internal sealed record AnsweredLetter(string Source, string Drop, Guid MessageUUID, string? MessageID, string? CaseID);
