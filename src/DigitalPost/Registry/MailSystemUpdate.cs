namespace Postvogn.DigitalPost.Registry;

/// <summary>Whole (TI 5.7): what is left out is removed. One that follows a template must stay as the template says.</summary>
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

    public override string ToString() => Name;
}
