namespace Postvogn.DigitalPost;

/// <summary>What the registries hold of a contact, an organisation and what belongs to one.</summary>
public abstract record RegistryResource : Versioned
{
    /// <summary>Digital Post's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Of the last change.</summary>
    public string? TransactionId { get; init; }

    /// <summary>In UTC.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>In UTC.</summary>
    public DateTimeOffset? CreatedDate { get; init; }
}
