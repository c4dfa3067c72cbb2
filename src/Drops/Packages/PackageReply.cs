namespace Postvogn.Drops.Packages;

/// <summary>A letter that a package answers, in MeMo's names (<c>ReplyData</c>).</summary>
internal sealed record PackageReply
{
    public string? MessageID { get; set; }

    public Guid? MessageUuid { get; set; }

    public Guid? ReplyUuid { get; set; }

    public string? SenderID { get; set; }

    public string? RecipientID { get; set; }

    public string? CaseID { get; set; }

    public string? ContactPointID { get; set; }

    public string? GeneratingSystemID { get; set; }

    public string? Comment { get; set; }

    public IReadOnlyList<PackageReplyFact> AdditionalReplyData { get; set; } = [];

    public ReplyData AsReplyData() => new()
    {
        MessageId = MessageID,
        MessageUuid = MessageUuid,
        ReplyUuid = ReplyUuid,
        SenderId = SenderID,
        RecipientId = RecipientID,
        CaseId = CaseID,
        ContactPointId = ContactPointID,
        GeneratingSystemId = GeneratingSystemID,
        Comment = Comment,
        AdditionalReplyData =
        [
            .. AdditionalReplyData.Select(fact => new AdditionalReplyData { Label = fact.Label ?? "", Value = fact.Value ?? "" }),
        ],
    };
}

/// <summary>A further fact of it.</summary>
internal sealed record PackageReplyFact
{
    public string? Label { get; set; }

    public string? Value { get; set; }
}
