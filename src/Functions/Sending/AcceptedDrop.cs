namespace Postvogn.Functions.Sending;

/// <summary>The messageUUIDs that a drop has for good: the content of <c>accepted/{drop}/{fingerprint}.json</c>.</summary>
/// <param name="MessageUuids">One for a MeMo or a package, one a letter for an archive, in their order.</param>
internal sealed record AcceptedDrop(IReadOnlyList<Guid> MessageUuids);
