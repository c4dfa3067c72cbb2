using Postvogn.MeMo;

namespace Postvogn.Sandbox.Demo;

internal sealed record DropContent
{
    public required IReadOnlyList<LetterContent> Letters { get; init; }

    public bool IsArchive { get; init; }

    public IReadOnlyList<string> Files { get; init; } = [];
}

internal sealed record LetterContent
{
    public int Entry { get; init; }

    /// <summary>All zeros for a package in an archive that brings none.</summary>
    public Guid? MessageUuid { get; init; }

    public string? MemoSha256 { get; init; }

    public IReadOnlyList<string> FileSha256 { get; init; } = [];

    public Party? Sender { get; init; }

    public Party? Recipient { get; init; }

    public static LetterContent Of(MessageHeader? header) => header is null ? new() : new()
    {
        MessageUuid = header.MessageUuid,
        Sender = new Party(header.Sender.IdType, header.Sender.SenderId, header.Sender.Label),
        Recipient = new Party(header.Recipient.IdType, header.Recipient.RecipientId, header.Recipient.Label),
    };
}

internal sealed record Party(string IdType, string Id, string? Label)
{
    public bool IsCvr => string.Equals(IdType, "CVR", StringComparison.OrdinalIgnoreCase);

    public bool IsCpr => string.Equals(IdType, "CPR", StringComparison.OrdinalIgnoreCase);

    /// <summary>Never the number.</summary>
    public override string ToString() => IdType;
}
