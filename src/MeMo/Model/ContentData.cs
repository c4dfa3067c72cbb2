namespace Postvogn.MeMo;

/// <summary>What the message is about (<c>ContentData</c>).</summary>
public sealed record ContentData
{
    public CprData? CprData { get; init; }

    public CvrData? CvrData { get; init; }

    public MotorVehicle? MotorVehicle { get; init; }

    public PropertyReference? PropertyNumber { get; init; }

    public CaseReference? CaseId { get; init; }

    /// <summary>A subject of the municipalities' classification (KLE).</summary>
    public KleData? KleData { get; init; }

    /// <summary>A task of the state's classification (FORM).</summary>
    public FormData? FormData { get; init; }

    public ProductionUnit? ProductionUnit { get; init; }

    public Education? Education { get; init; }

    public Address? Address { get; init; }

    public UnstructuredAddress? UnstructuredAddress { get; init; }

    /// <summary>Further facts, at most ten.</summary>
    public IReadOnlyList<AdditionalContentData> AdditionalContentData { get; init; } = [];
}

/// <summary>A vehicle (<c>dmv:MotorVehicle</c>).</summary>
public sealed record MotorVehicle
{
    /// <summary>The number plate, at most 7 code points.</summary>
    public required string LicenseNumber { get; init; }

    public string? ChassisNumber { get; init; }
}

/// <summary>A case (<c>CaseID</c>).</summary>
public sealed record CaseReference
{
    public required string CaseId { get; init; }

    public required string CaseSystem { get; init; }
}

/// <summary>A subject of the municipalities' classification (<c>kle:KLEdata</c>).</summary>
public sealed record KleData
{
    public required string SubjectKey { get; init; }

    public required string Version { get; init; }

    public string? ActivityFacet { get; init; }

    public required string Label { get; init; }
}

/// <summary>A task of the state's classification (<c>form:FORMdata</c>).</summary>
public sealed record FormData
{
    public required string TaskKey { get; init; }

    public required string Version { get; init; }

    public string? ActivityFacet { get; init; }

    public required string Label { get; init; }
}

/// <summary>An education (<c>udd:Education</c>).</summary>
public sealed record Education
{
    public required string EducationCode { get; init; }

    public string? EducationName { get; init; }
}

/// <summary>A further fact (<c>AdditionalContentData</c>).</summary>
public sealed record AdditionalContentData
{
    public string? ContentDataType { get; init; }

    public required string ContentDataName { get; init; }

    public required string ContentDataValue { get; init; }
}
