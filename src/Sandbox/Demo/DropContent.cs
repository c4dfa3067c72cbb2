using Postvogn.MeMo;

namespace Postvogn.Sandbox.Demo;

/// <summary>What lies in a drop.</summary>
internal sealed record DropContent
{
    /// <summary>The letters; one for a drop that cannot be read.</summary>
    public required IReadOnlyList<LetterContent> Letters { get; init; }

    /// <summary>Whether it is an archive that could be read, so that each letter has an outcome of its own.</summary>
    public bool IsArchive { get; init; }

    /// <summary>The files that a package names and that lie beside it, relative to its folder.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}

/// <summary>What is known of a letter from reading it.</summary>
internal sealed record LetterContent
{
    /// <summary>The number of its entry in an archive, from 1.</summary>
    public int Entry { get; init; }

    /// <summary>Its messageUUID; all zeros for a package in an archive that brings none.</summary>
    public Guid? MessageUuid { get; init; }

    /// <summary>The SHA-256 of the MeMo.</summary>
    public string? MemoSha256 { get; init; }

    /// <summary>The SHA-256 of each file of a package.</summary>
    public IReadOnlyList<string> FileSha256 { get; init; } = [];

    /// <summary>Who sends it.</summary>
    public Party? Sender { get; init; }

    /// <summary>To whom.</summary>
    public Party? Recipient { get; init; }

    /// <summary>What the header says; nothing when it could not be read.</summary>
    public static LetterContent Of(MessageHeader? header) => header is null ? new() : new()
    {
        MessageUuid = header.MessageUuid,
        Sender = new Party(header.Sender.IdType, header.Sender.SenderId, header.Sender.Label),
        Recipient = new Party(header.Recipient.IdType, header.Recipient.RecipientId, header.Recipient.Label),
    };
}

/// <summary>A sender or recipient.</summary>
/// <param name="IdType"><c>CPR</c> or <c>CVR</c>.</param>
/// <param name="Id">The number.</param>
/// <param name="Label">The name, if given.</param>
internal sealed record Party(string IdType, string Id, string? Label)
{
    /// <summary>Whether it is an organisation or company.</summary>
    public bool IsCvr => string.Equals(IdType, "CVR", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a citizen.</summary>
    public bool IsCpr => string.Equals(IdType, "CPR", StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells that there is somebody, and never the number.</summary>
    public override string ToString() => IdType;
}
