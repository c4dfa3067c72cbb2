using System.Text;

namespace Postvogn.Sandbox.DigitalPost.Registry;

/// <summary>A sender or recipient system, as an organisation sets it up in Administrative Access (TI 2.6.1).</summary>
public sealed record MailSystem
{
    /// <summary>The id: the user name of the API key.</summary>
    public required Guid Id { get; init; }

    /// <summary>The value of the API key: the password of the API key. Unique to the system.</summary>
    public required string ApiKey { get; init; }

    /// <summary>The CVR number of the organisation that owns the system.</summary>
    public required string Cvr { get; init; }

    /// <summary>The name as people know it.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The CVR number of the vendor that may act for the organisation with its own certificate; <see langword="null"/> (the default)
    /// for none.
    /// </summary>
    public string? DelegatedCvr { get; init; }

    /// <summary>Push (the default) or pull.</summary>
    public ServiceProtocol Protocol { get; init; } = ServiceProtocol.RestPush;

    /// <summary>Whether the system sends letters and gets business receipts for them. The default is <see langword="true"/>.</summary>
    public bool Sends { get; init; } = true;

    /// <summary>Whether the system receives letters. The default is <see langword="true"/>.</summary>
    public bool Receives { get; init; } = true;

    /// <summary>Where letters are pushed; required of a receiving system with push.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Where business receipts are pushed; required of a sending system with push.</summary>
    public Uri? ReceiptEndpoint { get; init; }

    /// <summary>
    /// Whether a letter is pushed as multipart/form-data with a part <c>file</c> named by the bare messageUUID, as version 1.68 did.
    /// The default is the raw XML of TI 10.5.1.
    /// </summary>
    public bool PushesAsMultipart { get; init; }

    /// <summary>The system answers from this moment on; <see langword="null"/> (the default) for always.</summary>
    public DateTimeOffset? ActiveFrom { get; init; }

    /// <summary>The system answers until this moment; <see langword="null"/> (the default) for ever.</summary>
    public DateTimeOffset? ActiveTo { get; init; }

    /// <summary>
    /// Whether the system may do what TI 5 leaves to an organisation's administrators. No system may at Digital Post: the default is
    /// <see langword="false"/>, and <see langword="true"/> serves to try those calls all the same.
    /// </summary>
    public bool Administers { get; init; }

    /// <summary>
    /// The addresses (<c>127.0.0.1</c>) and ranges (<c>10.0.0.0/8</c>) that may call for the system; empty (the default) for all.
    /// </summary>
    public IReadOnlyList<string> AllowedIps { get; init; } = [];

    /// <summary>The value of the Authorization header, as Administrative Access shows it: <c>Basic base64(id:key)</c>.</summary>
    public string AuthenticationToken => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Id:D}:{ApiKey}"));

    /// <summary>Whether the system is active at a moment.</summary>
    /// <param name="moment">The moment.</param>
    /// <returns><see langword="true"/> from <see cref="ActiveFrom"/> until, but not including, <see cref="ActiveTo"/>.</returns>
    public bool IsActive(DateTimeOffset moment) => !(moment < ActiveFrom) && !(moment >= ActiveTo);
}
