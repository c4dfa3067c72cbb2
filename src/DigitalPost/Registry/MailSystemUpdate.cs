using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>Whole (TI 2.6.3, 5.7): what is left out is removed, so begin with what was fetched
/// (<see cref="Of"/>). One that follows a template must stay as the template says.</summary>
internal sealed record MailSystemUpdate
{
    public required string Name { get; init; }

    /// <summary>Where letters are pushed to; none for a sender system and for one that fetches. Not a .local name.</summary>
    public string? Endpoint { get; init; }

    /// <summary>For sender systems only. Not a .local name.</summary>
    public string? ReceiptEndpoint { get; init; }

    public string? CertificateSerialNumber { get; init; }

    public DateTimeOffset? ActiveFrom { get; init; }

    /// <summary>Only with <see cref="ActiveFrom"/>.</summary>
    public DateTimeOffset? ActiveTo { get; init; }

    public required ContactPerson TechnicalContact { get; init; }

    public required string ServiceProtocol { get; init; }

    public Guid? StandardSystemTemplateId { get; init; }

    public required IReadOnlyList<string> SystemTypes { get; init; }

    /// <summary>Any address when left out.</summary>
    public IReadOnlyList<AllowedIp>? AllowedIps { get; init; }

    /// <summary>Whose letters it gets.</summary>
    public IReadOnlyList<Guid>? ContactPoints { get; init; }

    public string? ReceiptFormat { get; init; }

    public string? Supplier { get; init; }

    public string? BusinessContactEmail { get; init; }

    /// <summary>Recipient systems only: when its letters begin to come in the new version of MeMo.</summary>
    public DateTimeOffset? MemoTransitionDateTime { get; init; }

    /// <summary>What else the service said of it, also what this client does not know: left out, it would be removed.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }

    /// <summary>All of a system as it was fetched, to be changed in part.</summary>
    /// <exception cref="InvalidOperationException">It was not shown whole.</exception>
    public static MailSystemUpdate Of(MailSystem system) => WholeUpdate.Of(system, DigitalPostJson.Default.MailSystem)
        .WithIds("contactPoints").As(DigitalPostJson.Default.MailSystemUpdate);

    public override string ToString() => Name;
}
