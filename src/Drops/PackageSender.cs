namespace Postvogn.Drops;

/// <summary>Of a package that does not say so itself. The label is also the name of the system in which its cases are.</summary>
public sealed record PackageSender(string Cvr, string Label)
{
    /// <summary>Where replies go, a contactPointID; null: Digital Post decides.</summary>
    public string? ReplyContactPointId { get; init; }
}
