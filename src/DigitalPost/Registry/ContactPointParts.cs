namespace Postvogn.DigitalPost.Registry;

/// <summary>A page elsewhere that may serve better than a letter.</summary>
public sealed record ReportLink : Versioned
{
    /// <summary>Its id; null before the service has it.</summary>
    public Guid? Id { get; init; }

    /// <summary>The address.</summary>
    public string? ExternalLink { get; init; }

    /// <summary>The text of the link.</summary>
    public string? ExternalLinkText { get; init; }

    /// <summary>What is there.</summary>
    public string? Description { get; init; }

    /// <summary>The heading.</summary>
    public string? Label { get; init; }
}

/// <summary>A code by which a contact point is found.</summary>
public sealed record ContactPointCode : Versioned
{
    /// <summary>Its id; null before the service has it.</summary>
    public Guid? Id { get; init; }

    /// <summary>What the code is called.</summary>
    public string? Name { get; init; }

    /// <summary>Of which list: e.g. <c>FORM</c>, <c>KLE</c> or <c>CUSTOM</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The version of the list; required for FORM and KLE (TI 5.7).</summary>
    public string? CodeVersion { get; init; }

    /// <summary>The name of a list of one's own.</summary>
    public string? ContactPointCodeTypeName { get; init; }

    /// <summary>The code.</summary>
    public string? Code { get; init; }
}

/// <summary>Something that a letter to a contact point should tell.</summary>
public sealed record RecommendedAttribute : Versioned
{
    /// <summary>Its id; null before the service has it.</summary>
    public Guid? Id { get; init; }

    /// <summary>What.</summary>
    public string? Name { get; init; }
}

/// <summary>A word by which a contact point is found.</summary>
public sealed record SearchTerm : Versioned
{
    /// <summary>Its id; null before the service has it.</summary>
    public Guid? Id { get; init; }

    /// <summary>The word.</summary>
    public string? Term { get; init; }
}
