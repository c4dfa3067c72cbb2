namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 2.6.1.</summary>
internal sealed record MailSystem
{
    // The user name of the API key.
    public required Guid Id { get; init; }

    // Unique to the system.
    public required string ApiKey { get; init; }

    public required string Cvr { get; init; }

    public required string Name { get; init; }

    // The vendor that may act for the organisation with its own certificate.
    public string? DelegatedCvr { get; init; }

    public ServiceProtocol Protocol { get; init; } = ServiceProtocol.RestPush;

    public bool Sends { get; init; } = true;

    public bool Receives { get; init; } = true;

    // Where letters are pushed; required of a receiving system with push.
    public Uri? Endpoint { get; init; }

    // Required of a sending system with push.
    public Uri? ReceiptEndpoint { get; init; }

    /// <summary>In a part <c>file</c> named by the bare messageUUID, as version 1.68 did; else the raw XML of TI 10.5.1.</summary>
    public bool PushesAsMultipart { get; init; }

    // Null for always.
    public DateTimeOffset? ActiveFrom { get; init; }

    // Not included; null for ever.
    public DateTimeOffset? ActiveTo { get; init; }

    /// <summary>May what TI 5 leaves to administrators. No system may at Digital Post; true serves to try those calls.</summary>
    public bool Administers { get; init; }

    /// <summary>Addresses and ranges (<c>10.0.0.0/8</c>); empty for all.</summary>
    public IReadOnlyList<string> AllowedIps { get; init; } = [];

    public string AuthenticationToken => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Id:D}:{ApiKey}"));

    public bool IsActive(DateTimeOffset moment) => !(moment < ActiveFrom) && !(moment >= ActiveTo);
}
