namespace Postvogn.DigitalPost.Contacts;

/// <summary>Verifies a NemSMS number by the PIN sent to it, or orders a new one (TI 4). The guide shows no body: the names are those of the
/// same command for a mailbox's subscriptions in the service's OpenAPI 1.68.0.</summary>
internal sealed record NemSmsVerification
{
    public string? Pin { get; init; }

    public bool? RenewPin { get; init; }

    public static NemSmsVerification OrderPin { get; } = new() { RenewPin = true };

    public static NemSmsVerification By(string pin)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pin);
        return new() { Pin = pin };
    }

    /// <summary>Not the PIN.</summary>
    public override string ToString() => Pin is null ? "a new PIN" : "a PIN";
}
