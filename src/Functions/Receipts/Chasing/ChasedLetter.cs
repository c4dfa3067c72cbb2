using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Receipts;

/// <summary>A letter whose POST is over and whose receipt is long in coming.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Transmission">Its transmission, which is settled.</param>
internal sealed record ChasedLetter(Letter Letter, Transmission Transmission);
