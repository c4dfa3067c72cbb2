namespace Postvogn.MeMo;

/// <summary>A document of a message that was read: what stands around its files.</summary>
public sealed record MemoDocumentPart
{
    /// <summary>Main, additional or technical.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>Among those of its kind, from 1; as in <see cref="MemoFilePart.DocumentIndex"/>.</summary>
    public required int Index { get; init; }

    /// <summary>The sender's own.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Its name.</summary>
    public string? Label { get; init; }

    /// <summary>What the recipient can do about it. They stand behind its files.</summary>
    public required IReadOnlyList<DocumentAction> Actions { get; init; }
}
