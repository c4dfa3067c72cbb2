namespace Postvogn.MeMo;

/// <summary>Person, unit and addresses at a sender or recipient (<c>AttentionData</c>).</summary>
public sealed record AttentionData
{
    /// <summary>A person.</summary>
    public AttentionPerson? AttentionPerson { get; init; }

    /// <summary>A production unit.</summary>
    public ProductionUnit? ProductionUnit { get; init; }

    /// <summary>A GLN location.</summary>
    public GlobalLocation? GlobalLocationNumber { get; init; }

    /// <summary>An e-mail address.</summary>
    public EMail? EMail { get; init; }

    /// <summary>An SE number.</summary>
    public SeCompany? SeNumber { get; init; }

    /// <summary>A telephone number.</summary>
    public Telephone? Telephone { get; init; }

    /// <summary>An electronic identity.</summary>
    public ElectronicId? EId { get; init; }

    /// <summary>Who answers for the content.</summary>
    public ContentResponsible? ContentResponsible { get; init; }

    /// <summary>The system that made the message.</summary>
    public GeneratingSystem? GeneratingSystem { get; init; }

    /// <summary>A unit of the health service (SOR).</summary>
    public SorData? SorData { get; init; }

    /// <summary>A structured address.</summary>
    public Address? Address { get; init; }

    /// <summary>An address as one text.</summary>
    public UnstructuredAddress? UnstructuredAddress { get; init; }
}

/// <summary>A person (<c>AttentionPerson</c>).</summary>
public sealed record AttentionPerson
{
    /// <summary>The person's id.</summary>
    public string? PersonId { get; init; }

    /// <summary>The person's name.</summary>
    public string? Label { get; init; }
}

/// <summary>An e-mail address (<c>EMail</c>).</summary>
public sealed record EMail
{
    /// <summary>The address.</summary>
    public required string EmailAddress { get; init; }

    /// <summary>Whose it is.</summary>
    public string? RelatedAgent { get; init; }
}

/// <summary>A telephone number (<c>Telephone</c>).</summary>
public sealed record Telephone
{
    /// <summary>The number.</summary>
    public required string TelephoneNumber { get; init; }

    /// <summary>Whose it is.</summary>
    public string? RelatedAgent { get; init; }
}

/// <summary>Who answers for the content (<c>ContentResponsible</c>).</summary>
public sealed record ContentResponsible
{
    /// <summary>The id.</summary>
    public string? ContentResponsibleId { get; init; }

    /// <summary>The name.</summary>
    public string? Label { get; init; }
}

/// <summary>The system that made the message (<c>GeneratingSystem</c>).</summary>
public sealed record GeneratingSystem
{
    /// <summary>The system's id.</summary>
    public required string GeneratingSystemId { get; init; }

    /// <summary>The system's name.</summary>
    public string? Label { get; init; }
}
