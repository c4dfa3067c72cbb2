namespace Postvogn.DigitalPost.Contacts;

/// <summary>Verifies a NemSMS number by the PIN sent to it, or orders a new one (TI 4). The guide shows no body: the names are those of the
/// same command for a mailbox's subscriptions in the service's OpenAPI 1.68.0.</summary>
public sealed record NemSmsVerification
{
    /// <summary>The PIN that was sent to the number.</summary>
    public string? Pin { get; init; }

    /// <summary>Orders a new one.</summary>
    public bool? RenewPin { get; init; }

    /// <summary>A new PIN is sent to the number.</summary>
    public static NemSmsVerification OrderPin { get; } = new() { RenewPin = true };

    /// <summary>By the PIN that was sent.</summary>
    public static NemSmsVerification By(string pin)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pin);
        return new() { Pin = pin };
    }

    /// <summary>Not the PIN.</summary>
    public override string ToString() => Pin is null ? "a new PIN" : "a PIN";
}
