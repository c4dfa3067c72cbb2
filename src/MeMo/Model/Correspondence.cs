namespace Postvogn.MeMo;

/// <summary>Where a forwarded message came from (<c>ForwardData</c>). Null from a tolerant reader is what it must have and lacks.</summary>
public sealed record ForwardData
{
    public required Guid? MessageUuid { get; init; }

    public required DateTimeOffset? OriginalMessageDateTime { get; init; }

    public required string OriginalSender { get; init; }

    public string? OriginalContentResponsible { get; init; }

    /// <summary>On whose behalf it was sent. MeMo 1.2 only.</summary>
    public string? OriginalRepresentative { get; init; }

    public string? ContactPointId { get; init; }

    /// <summary>A comment, at most 512 code points.</summary>
    public string? Comment { get; init; }
}

/// <summary>A message that this one replies to (<c>ReplyData</c>).</summary>
public sealed record ReplyData
{
    public string? MessageId { get; init; }

    /// <summary>That message's id. The schema requires it, yet some systems leave it out: a tolerant reader then gives null.</summary>
    public Guid? MessageUuid { get; init; }

    /// <summary>The id of the message that it replied to in turn.</summary>
    public Guid? ReplyUuid { get; init; }

    public string? SenderId { get; init; }

    public string? RecipientId { get; init; }

    public string? CaseId { get; init; }

    public string? ContactPointId { get; init; }

    public string? GeneratingSystemId { get; init; }

    /// <summary>A comment, at most 512 code points.</summary>
    public string? Comment { get; init; }

    /// <summary>Further facts, at most four.</summary>
    public IReadOnlyList<AdditionalReplyData> AdditionalReplyData { get; init; } = [];
}

/// <summary>A further fact of a reply (<c>AdditionalReplyData</c>).</summary>
public sealed record AdditionalReplyData
{
    public required string Label { get; init; }

    public required string Value { get; init; }
}
