namespace Postvogn.DigitalPost.Registry;

/// <summary>With a mailbox (TI 5.1). Of others' organisations the service shows some fields only.</summary>
public sealed record Organisation : RegistryResource
{
    /// <summary>The authority's own id.</summary>
    public string? AuthorityId { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Eight digits.</summary>
    public string? CvrNumber { get; init; }

    /// <summary>Authority or company.</summary>
    public OrganisationType? Type { get; init; }

    /// <summary>E.g. <c>MUNICIPALITY</c>.</summary>
    public string? AuthorityType { get; init; }

    /// <summary>Accepted.</summary>
    public bool? AuthorityTerms { get; init; }

    /// <summary>May send them.</summary>
    public bool? LegalNotificationAllowed { get; init; }

    /// <summary>May send it.</summary>
    public bool? MandatoryPostAllowed { get; init; }

    /// <summary>Who answers for it.</summary>
    public ContactPerson? LegalContact { get; init; }

    /// <summary>Whether there is one.</summary>
    public bool? LogoAvailable { get; init; }

    /// <summary>E.g. <c>CITIZEN</c>.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>Name, CVR number and id.</summary>
    public override string ToString() => $"{Name} (CVR {CvrNumber}) {Id}";
}

/// <summary>Whom Digital Post can ask.</summary>
public sealed record ContactPerson : RegistryPart
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The address.</summary>
    public string? Email { get; init; }

    /// <summary>The number.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Nothing of the person.</summary>
    public override string ToString() => $"contact person {Id}";
}
