namespace Postvogn.DigitalPost;

/// <summary>A part of a resource, or a subscription.</summary>
public abstract record RegistryPart : Versioned
{
    /// <summary>Null before the service has it.</summary>
    public Guid? Id { get; init; }
}
