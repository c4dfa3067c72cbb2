namespace Postvogn.DigitalPost.Registry;

/// <summary>A page that may serve better than a letter.</summary>
public sealed record ReportLink : RegistryPart
{
    /// <summary>The address.</summary>
    public string? ExternalLink { get; init; }

    /// <summary>Its text.</summary>
    public string? ExternalLinkText { get; init; }

    /// <summary>What is there.</summary>
    public string? Description { get; init; }

    /// <summary>The heading.</summary>
    public string? Label { get; init; }
}

/// <summary>By which a contact point is found.</summary>
public sealed record ContactPointCode : RegistryPart
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>The list: e.g. <c>FORM</c>, <c>KLE</c>, <c>CUSTOM</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The list's; required for FORM and KLE (TI 5.7).</summary>
    public string? CodeVersion { get; init; }

    /// <summary>Of a list of one's own.</summary>
    public string? ContactPointCodeTypeName { get; init; }

    /// <summary>The code.</summary>
    public string? Code { get; init; }
}

/// <summary>What a letter should tell.</summary>
public sealed record RecommendedAttribute : RegistryPart
{
    /// <summary>What.</summary>
    public string? Name { get; init; }
}

/// <summary>By which a contact point is found.</summary>
public sealed record SearchTerm : RegistryPart
{
    /// <summary>The word.</summary>
    public string? Term { get; init; }
}
