namespace Postvogn.MeMo;

/// <summary>Who sends (<c>Sender</c>).</summary>
public sealed record Sender
{
    /// <summary>The CVR number (8 digits) or CPR number (10 digits), by <see cref="IdType"/>.</summary>
    public required string SenderId { get; init; }

    /// <summary><c>CVR</c> or <c>CPR</c>.</summary>
    public required string IdType { get; init; }

    /// <summary>A name for another kind of id.</summary>
    public string? IdTypeLabel { get; init; }

    public required string Label { get; init; }

    public AttentionData? AttentionData { get; init; }

    /// <summary>Where a reply should go.</summary>
    public ContactPoint? ContactPoint { get; init; }

    /// <summary>On whose behalf the sender writes. MeMo 1.2 only.</summary>
    public Representative? Representative { get; init; }
}

/// <summary>On whose behalf the sender writes (<c>Representative</c>). MeMo 1.2 only.</summary>
public sealed record Representative
{
    /// <summary>The CVR or CPR number, by <see cref="IdType"/>.</summary>
    public string? RepresentativeId { get; init; }

    /// <summary><c>CVR</c> or <c>CPR</c>.</summary>
    public string? IdType { get; init; }

    /// <summary>A name for another kind of id.</summary>
    public string? IdTypeLabel { get; init; }

    public string? Label { get; init; }
}

/// <summary>Who receives (<c>Recipient</c>).</summary>
public sealed record Recipient
{
    /// <summary>The CPR number (10 digits) or CVR number (8 digits), by <see cref="IdType"/>.</summary>
    public required string RecipientId { get; init; }

    /// <summary><c>CPR</c> or <c>CVR</c>.</summary>
    public required string IdType { get; init; }

    /// <summary>A name for another kind of id.</summary>
    public string? IdTypeLabel { get; init; }

    public string? Label { get; init; }

    public AttentionData? AttentionData { get; init; }

    /// <summary>Which of the recipient's contact points it is for. Organisations only.</summary>
    public ContactPoint? ContactPoint { get; init; }
}

/// <summary>A place in an organisation that post can be addressed to (<c>ContactPoint</c>).</summary>
public sealed record ContactPoint
{
    /// <summary>The group that it belongs to.</summary>
    public string? ContactGroup { get; init; }

    /// <summary>Its id in the registry, a UUID.</summary>
    public required string ContactPointId { get; init; }

    public string? Label { get; init; }

    /// <summary>What was asked for at this contact point, at most two.</summary>
    public IReadOnlyList<ContactInfo> ContactInfo { get; init; } = [];
}

/// <summary>A question of a contact point with its answer (<c>ContactInfo</c>).</summary>
public sealed record ContactInfo
{
    public required string Label { get; init; }

    public required string Value { get; init; }
}
