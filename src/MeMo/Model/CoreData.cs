namespace Postvogn.MeMo;

/// <summary>A structured address (<c>grd:Address</c>).</summary>
public sealed record Address
{
    public string? Id { get; init; }

    /// <summary>The road.</summary>
    public string? AddressLabel { get; init; }

    public string? HouseNumber { get; init; }

    public string? Door { get; init; }

    public string? Floor { get; init; }

    public string? Co { get; init; }

    public string? ZipCode { get; init; }

    public string? City { get; init; }

    public string? Country { get; init; }

    public AddressPoint? AddressPoint { get; init; }
}

/// <summary>Coordinates of an address (<c>grd:AddressPoint</c>).</summary>
public sealed record AddressPoint
{
    /// <summary>East, in metres.</summary>
    public string? GeographicEastingMeasure { get; init; }

    /// <summary>North, in metres.</summary>
    public string? GeographicNorthingMeasure { get; init; }

    /// <summary>Height, in metres.</summary>
    public string? GeographicHeightMeasure { get; init; }
}

/// <summary>An address as one text (<c>grd:UnstructuredAddress</c>).</summary>
public sealed record UnstructuredAddress
{
    public required string Unstructured { get; init; }
}

/// <summary>A person of the civil registry (<c>grd:CPRdata</c>).</summary>
public sealed record CprData
{
    public required string CprNumber { get; init; }

    public string? Name { get; init; }
}

/// <summary>A company of the business registry (<c>grd:CVRdata</c>).</summary>
public sealed record CvrData
{
    public required string CvrNumber { get; init; }

    public string? CompanyName { get; init; }
}

/// <summary>An electronic identity (<c>grd:EID</c>).</summary>
public sealed record ElectronicId
{
    public required string EId { get; init; }

    /// <summary>Whose it is.</summary>
    public string? Label { get; init; }
}

/// <summary>A production unit (<c>grd:ProductionUnit</c>).</summary>
public sealed record ProductionUnit
{
    /// <summary>The P number, at most 9,999,999,999; the schema has no least one. Null only from a tolerant reader.</summary>
    public required long? ProductionUnitNumber { get; init; }

    public string? ProductionUnitName { get; init; }
}

/// <summary>A company by its SE number (<c>grd:SEnumber</c>).</summary>
public sealed record SeCompany
{
    public required string SeNumber { get; init; }

    public string? CompanyName { get; init; }
}

/// <summary>A property (<c>grd:PropertyNumber</c>).</summary>
public sealed record PropertyReference
{
    public required string PropertyNumber { get; init; }
}

/// <summary>A GLN location (<c>gln:GlobalLocationNumber</c>).</summary>
public sealed record GlobalLocation
{
    /// <summary>The number, at most 9,999,999,999,999; the schema has no least one. Null only from a tolerant reader.</summary>
    public required long? GlobalLocationNumber { get; init; }

    public string? Location { get; init; }
}

/// <summary>A unit of the health service (<c>sor:SORdata</c>).</summary>
public sealed record SorData
{
    public required string SorIdentifier { get; init; }

    public string? EntryName { get; init; }
}
