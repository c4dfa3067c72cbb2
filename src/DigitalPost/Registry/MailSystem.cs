namespace Postvogn.DigitalPost.Registry;

/// <summary>A sender or recipient system (TI 5.2). What is said of keys and certificates is among the others, and not in
/// <c>ToString</c>.</summary>
public sealed record MailSystem : RegistryResource
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>None for a system that fetches.</summary>
    public string? Endpoint { get; init; }

    /// <summary>For sender systems.</summary>
    public string? ReceiptEndpoint { get; init; }

    /// <summary>From when on; null: always.</summary>
    public DateTimeOffset? ActiveFrom { get; init; }

    /// <summary>Until when; null: for ever.</summary>
    public DateTimeOffset? ActiveTo { get; init; }

    /// <summary>Recipient systems only: when its letters begin to come in the new version of MeMo.</summary>
    public DateTimeOffset? MemoTransitionDateTime { get; init; }

    /// <summary>Whom Digital Post can ask about it.</summary>
    public ContactPerson? TechnicalContact { get; init; }

    /// <summary>E.g. <c>REST_PUSH</c>, <c>REST_PULL</c>, <c>REST_PUBLISH_SUBSCRIBE</c>, <c>SFTP</c>.</summary>
    public string? ServiceProtocol { get; init; }

    /// <summary>Which it follows.</summary>
    public Guid? StandardSystemTemplateId { get; init; }

    /// <summary>Whose it is.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary><c>SENDER</c>, <c>RECIPIENT</c>, <c>RECIPIENT_DEFAULT</c>.</summary>
    public IReadOnlyList<string>? SystemTypes { get; init; }

    /// <summary>From where it may call; any address when empty.</summary>
    public IReadOnlyList<AllowedIp>? AllowedIps { get; init; }

    /// <summary>E.g. <c>MEMO</c>.</summary>
    public string? ReceiptFormat { get; init; }

    /// <summary>Who made it.</summary>
    public string? Supplier { get; init; }

    /// <summary>An address of the organisation's.</summary>
    public string? BusinessContactEmail { get; init; }

    /// <summary>No key.</summary>
    public override string ToString() => $"{Name} {Id}";
}

/// <summary>From where a system may call.</summary>
public sealed record AllowedIp : RegistryPart
{
    /// <summary>An address, or a range as CIDR.</summary>
    public string? Ip { get; init; }
}
