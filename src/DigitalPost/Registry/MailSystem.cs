namespace Postvogn.DigitalPost.Registry;

/// <summary>A sender or recipient system (TI 5.2). What is said of keys and certificates is among the others, and not in
/// <c>ToString</c>.</summary>
internal sealed record MailSystem : RegistryResource
{
    public string? Name { get; init; }

    /// <summary>None for a system that fetches.</summary>
    public string? Endpoint { get; init; }

    /// <summary>For sender systems.</summary>
    public string? ReceiptEndpoint { get; init; }

    public DateTimeOffset? ActiveFrom { get; init; }

    public DateTimeOffset? ActiveTo { get; init; }

    public ContactPerson? TechnicalContact { get; init; }

    /// <summary>E.g. <c>REST_PUSH</c>, <c>REST_PULL</c>, <c>REST_PUBLISH_SUBSCRIBE</c>, <c>SFTP</c>.</summary>
    public string? ServiceProtocol { get; init; }

    public Guid? StandardSystemTemplateId { get; init; }

    public Guid? OrganisationId { get; init; }

    /// <summary><c>SENDER</c>, <c>RECIPIENT</c>, <c>RECIPIENT_DEFAULT</c>.</summary>
    public IReadOnlyList<string>? SystemTypes { get; init; }

    /// <summary>From where it may call; any address when empty.</summary>
    public IReadOnlyList<AllowedIp>? AllowedIps { get; init; }

    /// <summary>E.g. <c>MEMO</c>.</summary>
    public string? ReceiptFormat { get; init; }

    public string? Supplier { get; init; }

    public string? BusinessContactEmail { get; init; }

    /// <summary>No key.</summary>
    public override string ToString() => $"{Name} {Id}";
}

internal sealed record AllowedIp : RegistryPart
{
    /// <summary>An address, or a range as CIDR.</summary>
    public string? Ip { get; init; }
}
