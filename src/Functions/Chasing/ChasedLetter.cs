using Postvogn.Functions.Sending;

namespace Postvogn.Functions.Chasing;

/// <summary>A letter whose POST is over and whose receipt is long in coming.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Transmission">Its transmission, which is settled.</param>
public sealed record ChasedLetter(Letter Letter, Transmission Transmission);
