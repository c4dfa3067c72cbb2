using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>An authority or company that has a mailbox (TI 5.1). Of others' organisations the service shows some fields only.</summary>
public sealed record Organisation : Versioned
{
    /// <summary>Digital Post's id of the organisation.</summary>
    public required Guid Id { get; init; }

    /// <summary>The transaction of the last change.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The authority's own id.</summary>
    public string? AuthorityId { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its CVR number, eight digits.</summary>
    public string? CvrNumber { get; init; }

    /// <summary>Authority or company.</summary>
    public OrganisationType? Type { get; init; }

    /// <summary>Which kind of authority, e.g. <c>MUNICIPALITY</c>.</summary>
    public string? AuthorityType { get; init; }

    /// <summary>Whether it has accepted the terms for authorities.</summary>
    public bool? AuthorityTerms { get; init; }

    /// <summary>Whether it may send legal notifications.</summary>
    public bool? LegalNotificationAllowed { get; init; }

    /// <summary>Whether it may send mandatory post.</summary>
    public bool? MandatoryPostAllowed { get; init; }

    /// <summary>Who answers for it.</summary>
    public ContactPerson? LegalContact { get; init; }

    /// <summary>Whether there is a logo.</summary>
    public bool? LogoAvailable { get; init; }

    /// <summary>For whom it is shown, e.g. <c>CITIZEN</c>.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>When it last changed, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>When it came into the registry, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>Name, CVR number and id.</summary>
    public override string ToString() => $"{Name} (CVR {CvrNumber}) {Id}";
}

/// <summary>A person whom Digital Post can ask.</summary>
public sealed record ContactPerson : Versioned
{
    /// <summary>Its id; null before the service has it.</summary>
    public Guid? Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The telephone number.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The id: nothing of the person.</summary>
    public override string ToString() => $"contact person {Id}";
}
