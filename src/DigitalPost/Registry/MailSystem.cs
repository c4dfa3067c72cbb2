using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>A sender or recipient system of an organisation (TI 5.2).</summary>
/// <remarks>What the service says of keys and certificates is kept among the others, and <c>ToString</c> leaves it out.</remarks>
public sealed record MailSystem : Versioned
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The transaction of the last change.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Where letters are pushed to; none for a system that fetches them.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Where receipts are pushed to; for sender systems.</summary>
    public string? ReceiptEndpoint { get; init; }

    /// <summary>From when it may be used, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? ActiveFrom { get; init; }

    /// <summary>Until when it may be used, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? ActiveTo { get; init; }

    /// <summary>Who is told of faults.</summary>
    public ContactPerson? TechnicalContact { get; init; }

    /// <summary>How it exchanges letters, e.g. <c>REST_PUSH</c>, <c>REST_PULL</c>, <c>REST_PUBLISH_SUBSCRIBE</c>, <c>SFTP</c>.</summary>
    public string? ServiceProtocol { get; init; }

    /// <summary>The template that it follows; null when none.</summary>
    public Guid? StandardSystemTemplateId { get; init; }

    /// <summary>Whose it is.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary><c>SENDER</c>, <c>RECIPIENT</c>, <c>RECIPIENT_DEFAULT</c>.</summary>
    public IReadOnlyList<string>? SystemTypes { get; init; }

    /// <summary>From where it may call; any address when empty.</summary>
    public IReadOnlyList<AllowedIp>? AllowedIps { get; init; }

    /// <summary>The format of its receipts, e.g. <c>MEMO</c>.</summary>
    public string? ReceiptFormat { get; init; }

    /// <summary>Who runs it.</summary>
    public string? Supplier { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? BusinessContactEmail { get; init; }

    /// <summary>When it last changed, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>Name and id: no key.</summary>
    public override string ToString() => $"{Name} {Id}";
}

/// <summary>An address, or a range of them, from which a system may call.</summary>
public sealed record AllowedIp : Versioned
{
    /// <summary>Its id; null before the service has it.</summary>
    public Guid? Id { get; init; }

    /// <summary>The address, or the range as CIDR.</summary>
    public string? Ip { get; init; }
}
