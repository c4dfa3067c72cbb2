namespace Postvogn.MeMo;

/// <summary>Where a forwarded message came from (<c>ForwardData</c>).</summary>
public sealed record ForwardData
{
    /// <summary>The forwarded message's id.</summary>
    public required Guid MessageUuid { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset OriginalMessageDateTime { get; init; }

    /// <summary>Who sent it.</summary>
    public required string OriginalSender { get; init; }

    /// <summary>Who answered for its content.</summary>
    public string? OriginalContentResponsible { get; init; }

    /// <summary>On whose behalf it was sent. MeMo 1.2 only.</summary>
    public string? OriginalRepresentative { get; init; }

    /// <summary>The contact point that it was for.</summary>
    public string? ContactPointId { get; init; }

    /// <summary>A comment, at most 512 code points.</summary>
    public string? Comment { get; init; }
}

/// <summary>A message that this one replies to (<c>ReplyData</c>).</summary>
public sealed record ReplyData
{
    /// <summary>The sender's own id of that message.</summary>
    public string? MessageId { get; init; }

    /// <summary>That message's id. The schema requires it, yet some systems leave it out: a tolerant reader then gives null.</summary>
    public Guid? MessageUuid { get; init; }

    /// <summary>The id of the message that it replied to in turn.</summary>
    public Guid? ReplyUuid { get; init; }

    /// <summary>Who sent it.</summary>
    public string? SenderId { get; init; }

    /// <summary>Who received it.</summary>
    public string? RecipientId { get; init; }

    /// <summary>The case that it belongs to.</summary>
    public string? CaseId { get; init; }

    /// <summary>The contact point that it was for.</summary>
    public string? ContactPointId { get; init; }

    /// <summary>The system that made it.</summary>
    public string? GeneratingSystemId { get; init; }

    /// <summary>A comment, at most 512 code points.</summary>
    public string? Comment { get; init; }

    /// <summary>Further facts, at most four.</summary>
    public IReadOnlyList<AdditionalReplyData> AdditionalReplyData { get; init; } = [];
}

/// <summary>A further fact of a reply (<c>AdditionalReplyData</c>).</summary>
public sealed record AdditionalReplyData
{
    /// <summary>Its name.</summary>
    public required string Label { get; init; }

    /// <summary>Its value.</summary>
    public required string Value { get; init; }
}
