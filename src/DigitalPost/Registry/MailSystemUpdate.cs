using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>The new state of a system, whole (TI 5.7): what is left out is removed. A system that follows a template must stay as the
/// template says.</summary>
public sealed record MailSystemUpdate
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where letters are pushed to; none for a sender system and for one that fetches. Not a .local name.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Where receipts are pushed to; for sender systems only. Not a .local name.</summary>
    public string? ReceiptEndpoint { get; init; }

    /// <summary>The serial number of its certificate.</summary>
    public string? CertificateSerialNumber { get; init; }

    /// <summary>From when it may be used.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? ActiveFrom { get; init; }

    /// <summary>Until when it may be used; only with <see cref="ActiveFrom"/>.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? ActiveTo { get; init; }

    /// <summary>Who is told of faults.</summary>
    public required ContactPerson TechnicalContact { get; init; }

    /// <summary>How it exchanges letters, e.g. <c>REST_PUSH</c>.</summary>
    public required string ServiceProtocol { get; init; }

    /// <summary>The template that it follows; null when none.</summary>
    public Guid? StandardSystemTemplateId { get; init; }

    /// <summary><c>SENDER</c>, <c>RECIPIENT</c>, <c>RECIPIENT_DEFAULT</c>.</summary>
    public required IReadOnlyList<string> SystemTypes { get; init; }

    /// <summary>From where it may call; any address when left out.</summary>
    public IReadOnlyList<AllowedIp>? AllowedIps { get; init; }

    /// <summary>The contact points whose letters it gets.</summary>
    public IReadOnlyList<Guid>? ContactPoints { get; init; }

    /// <summary>The format of its receipts, e.g. <c>MEMO</c>.</summary>
    public string? ReceiptFormat { get; init; }

    /// <summary>Who runs it.</summary>
    public string? Supplier { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? BusinessContactEmail { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
