namespace Postvogn.MeMo;

/// <summary>Person, unit and addresses at a sender or recipient (<c>AttentionData</c>).</summary>
public sealed record AttentionData
{
    public AttentionPerson? AttentionPerson { get; init; }

    /// <summary>A production unit.</summary>
    public ProductionUnit? ProductionUnit { get; init; }

    public GlobalLocation? GlobalLocationNumber { get; init; }

    public EMail? EMail { get; init; }

    public SeCompany? SeNumber { get; init; }

    public Telephone? Telephone { get; init; }

    /// <summary>An electronic identity.</summary>
    public ElectronicId? EId { get; init; }

    public ContentResponsible? ContentResponsible { get; init; }

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
    public string? PersonId { get; init; }

    public string? Label { get; init; }
}

/// <summary>An e-mail address (<c>EMail</c>).</summary>
public sealed record EMail
{
    public required string EmailAddress { get; init; }

    /// <summary>Whose it is.</summary>
    public string? RelatedAgent { get; init; }
}

/// <summary>A telephone number (<c>Telephone</c>).</summary>
public sealed record Telephone
{
    public required string TelephoneNumber { get; init; }

    /// <summary>Whose it is.</summary>
    public string? RelatedAgent { get; init; }
}

/// <summary>Who answers for the content (<c>ContentResponsible</c>).</summary>
public sealed record ContentResponsible
{
    public string? ContentResponsibleId { get; init; }

    public string? Label { get; init; }
}

/// <summary>The system that made the message (<c>GeneratingSystem</c>).</summary>
public sealed record GeneratingSystem
{
    public required string GeneratingSystemId { get; init; }

    public string? Label { get; init; }
}
