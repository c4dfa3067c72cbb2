namespace Postvogn.Functions.Receiving;

/// <summary>What was read out of a notification.</summary>
/// <param name="Resource">What it names; null when it is not taken.</param>
/// <param name="Fault">Why it is not taken; null when it is.</param>
/// <param name="Host">
/// The host that it names in the place of Digital Post's: letters, digits, dots and hyphens; null for any other fault.
/// </param>
internal sealed record NotificationReading(NotifiedResource? Resource, NotificationFault? Fault = null, string? Host = null);
