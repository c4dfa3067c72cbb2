using Postvogn.DigitalPost.Registry;

namespace Postvogn.Functions.Contacts;

/// <summary>What Digital Post has of our contact points.</summary>
/// <param name="Points">Those that there are, as far as they may be seen.</param>
/// <param name="Gone">The configured ones that there are no more: asked for by id, and not found in any of our organisations.</param>
internal sealed record FoundContactPoints(IReadOnlyList<ContactPoint> Points, IReadOnlyList<Guid> Gone);
