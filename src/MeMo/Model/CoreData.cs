namespace Postvogn.MeMo;

/// <summary>A structured address (<c>grd:Address</c>).</summary>
public sealed record Address
{
    /// <summary>The id in the address register.</summary>
    public string? Id { get; init; }

    /// <summary>The road.</summary>
    public string? AddressLabel { get; init; }

    /// <summary>The house number.</summary>
    public string? HouseNumber { get; init; }

    /// <summary>The door.</summary>
    public string? Door { get; init; }

    /// <summary>The floor.</summary>
    public string? Floor { get; init; }

    /// <summary>Care of.</summary>
    public string? Co { get; init; }

    /// <summary>The postal code.</summary>
    public string? ZipCode { get; init; }

    /// <summary>The city.</summary>
    public string? City { get; init; }

    /// <summary>The country.</summary>
    public string? Country { get; init; }

    /// <summary>The coordinates.</summary>
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
    /// <summary>The address.</summary>
    public required string Unstructured { get; init; }
}

/// <summary>A person of the civil registry (<c>grd:CPRdata</c>).</summary>
public sealed record CprData
{
    /// <summary>The CPR number.</summary>
    public required string CprNumber { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }
}

/// <summary>A company of the business registry (<c>grd:CVRdata</c>).</summary>
public sealed record CvrData
{
    /// <summary>The CVR number.</summary>
    public required string CvrNumber { get; init; }

    /// <summary>The name.</summary>
    public string? CompanyName { get; init; }
}

/// <summary>An electronic identity (<c>grd:EID</c>).</summary>
public sealed record ElectronicId
{
    /// <summary>The identity.</summary>
    public required string EId { get; init; }

    /// <summary>Whose it is.</summary>
    public string? Label { get; init; }
}

/// <summary>A production unit (<c>grd:ProductionUnit</c>).</summary>
public sealed record ProductionUnit
{
    /// <summary>The P number, at most 9,999,999,999.</summary>
    public required long ProductionUnitNumber { get; init; }

    /// <summary>The name.</summary>
    public string? ProductionUnitName { get; init; }
}

/// <summary>A company by its SE number (<c>grd:SEnumber</c>).</summary>
public sealed record SeCompany
{
    /// <summary>The SE number.</summary>
    public required string SeNumber { get; init; }

    /// <summary>The name.</summary>
    public string? CompanyName { get; init; }
}

/// <summary>A property (<c>grd:PropertyNumber</c>).</summary>
public sealed record PropertyReference
{
    /// <summary>The property's number.</summary>
    public required string PropertyNumber { get; init; }
}

/// <summary>A GLN location (<c>gln:GlobalLocationNumber</c>).</summary>
public sealed record GlobalLocation
{
    /// <summary>The number, at most 9,999,999,999,999.</summary>
    public required long GlobalLocationNumber { get; init; }

    /// <summary>The place.</summary>
    public string? Location { get; init; }
}

/// <summary>A unit of the health service (<c>sor:SORdata</c>).</summary>
public sealed record SorData
{
    /// <summary>The SOR number.</summary>
    public required string SorIdentifier { get; init; }

    /// <summary>The name.</summary>
    public string? EntryName { get; init; }
}
