namespace Postvogn.DigitalPost.Contacts;

/// <summary>Shows that a NemSMS number belongs to the contact, by the PIN that came to it, or orders a new one (TI 4).</summary>
/// <remarks>
/// The guide shows no body. The names are those of the same command for a mailbox's subscriptions in the service's OpenAPI 1.68.0.
/// </remarks>
public sealed record NemSmsVerification
{
    /// <summary>The PIN; null when one is ordered.</summary>
    public string? Pin { get; init; }

    /// <summary>True orders a new PIN.</summary>
    public bool? RenewPin { get; init; }

    /// <summary>A new PIN, please.</summary>
    public static NemSmsVerification OrderPin { get; } = new() { RenewPin = true };

    /// <summary>The PIN that the contact was sent.</summary>
    public static NemSmsVerification By(string pin)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pin);
        return new() { Pin = pin };
    }

    /// <summary>Not the PIN.</summary>
    public override string ToString() => Pin is null ? "a new PIN" : "a PIN";
}
