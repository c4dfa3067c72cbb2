using Postvogn.DigitalPost.Registry;

namespace Postvogn.Functions.Contacts;

/// <summary>Gone: not found by id in any of our organisations.</summary>
internal sealed record FoundContactPoints(IReadOnlyList<ContactPoint> Points, IReadOnlyList<Guid> Gone);
