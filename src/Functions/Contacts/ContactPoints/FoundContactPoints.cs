using Postvogn.DigitalPost.Registry;

namespace Postvogn.Functions.Contacts;

/// <summary>What Digital Post has, as far as it may be seen, and the configured ones that it has no more: not found by id in any of our
/// organisations.</summary>
internal sealed record FoundContactPoints(IReadOnlyList<ContactPoint> Points, IReadOnlyList<Guid> Gone);
