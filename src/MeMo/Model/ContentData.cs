namespace Postvogn.MeMo;

/// <summary>What the message is about (<c>ContentData</c>).</summary>
public sealed record ContentData
{
    /// <summary>A person.</summary>
    public CprData? CprData { get; init; }

    /// <summary>A company.</summary>
    public CvrData? CvrData { get; init; }

    /// <summary>A vehicle.</summary>
    public MotorVehicle? MotorVehicle { get; init; }

    /// <summary>A property.</summary>
    public PropertyReference? PropertyNumber { get; init; }

    /// <summary>A case (<c>CaseID</c>).</summary>
    public CaseReference? CaseId { get; init; }

    /// <summary>A subject of the municipalities' classification (KLE).</summary>
    public KleData? KleData { get; init; }

    /// <summary>A task of the state's classification (FORM).</summary>
    public FormData? FormData { get; init; }

    /// <summary>A production unit.</summary>
    public ProductionUnit? ProductionUnit { get; init; }

    /// <summary>An education.</summary>
    public Education? Education { get; init; }

    /// <summary>A structured address.</summary>
    public Address? Address { get; init; }

    /// <summary>An address as one text.</summary>
    public UnstructuredAddress? UnstructuredAddress { get; init; }

    /// <summary>Further facts, at most ten.</summary>
    public IReadOnlyList<AdditionalContentData> AdditionalContentData { get; init; } = [];
}

/// <summary>A vehicle (<c>dmv:MotorVehicle</c>).</summary>
public sealed record MotorVehicle
{
    /// <summary>The number plate, at most 7 code points.</summary>
    public required string LicenseNumber { get; init; }

    /// <summary>The chassis number.</summary>
    public string? ChassisNumber { get; init; }
}

/// <summary>A case (<c>CaseID</c>).</summary>
public sealed record CaseReference
{
    /// <summary>The case's id.</summary>
    public required string CaseId { get; init; }

    /// <summary>The system that holds the case.</summary>
    public required string CaseSystem { get; init; }
}

/// <summary>A subject of the municipalities' classification (<c>kle:KLEdata</c>).</summary>
public sealed record KleData
{
    /// <summary>The subject's number.</summary>
    public required string SubjectKey { get; init; }

    /// <summary>The classification's version.</summary>
    public required string Version { get; init; }

    /// <summary>The facet.</summary>
    public string? ActivityFacet { get; init; }

    /// <summary>The subject's name.</summary>
    public required string Label { get; init; }
}

/// <summary>A task of the state's classification (<c>form:FORMdata</c>).</summary>
public sealed record FormData
{
    /// <summary>The task's number.</summary>
    public required string TaskKey { get; init; }

    /// <summary>The classification's version.</summary>
    public required string Version { get; init; }

    /// <summary>The facet.</summary>
    public string? ActivityFacet { get; init; }

    /// <summary>The task's name.</summary>
    public required string Label { get; init; }
}

/// <summary>An education (<c>udd:Education</c>).</summary>
public sealed record Education
{
    /// <summary>The code.</summary>
    public required string EducationCode { get; init; }

    /// <summary>The name.</summary>
    public string? EducationName { get; init; }
}

/// <summary>A further fact (<c>AdditionalContentData</c>).</summary>
public sealed record AdditionalContentData
{
    /// <summary>What kind of fact.</summary>
    public string? ContentDataType { get; init; }

    /// <summary>Its name.</summary>
    public required string ContentDataName { get; init; }

    /// <summary>Its value.</summary>
    public required string ContentDataValue { get; init; }
}
