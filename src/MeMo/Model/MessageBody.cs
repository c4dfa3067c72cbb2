namespace Postvogn.MeMo;

/// <summary>The documents of a message (<c>MessageBody</c>). Digital Post takes at most ten beside the main one (TI 10.2.3).</summary>
public sealed record MessageBody
{
    /// <summary>Null only from a tolerant reader.</summary>
    public required DateTimeOffset? CreatedDateTime { get; init; }

    public required Document MainDocument { get; init; }

    /// <summary>Its enclosures.</summary>
    public IReadOnlyList<Document> AdditionalDocuments { get; init; } = [];

    /// <summary>Files for the recipient's systems.</summary>
    public IReadOnlyList<Document> TechnicalDocuments { get; init; } = [];
}

/// <summary>The kinds of document in a message.</summary>
public enum DocumentKind
{
    /// <summary><c>MainDocument</c>: the letter itself.</summary>
    Main,

    Additional,

    /// <summary><c>TechnicalDocument</c>: for the recipient's systems.</summary>
    Technical,
}

/// <summary>A document: one or more files that hold the same in different formats.</summary>
public sealed record Document
{
    /// <summary>The sender's own id of it (<c>mainDocumentID</c>, <c>additionalDocumentID</c> or <c>technicalDocumentID</c>).</summary>
    public string? DocumentId { get; init; }

    public string? Label { get; init; }

    /// <summary>Its versions, one to ten (TI 10.2.3).</summary>
    public required IReadOnlyList<MemoFile> Files { get; init; }

    /// <summary>What the recipient can do about it. A technical document has none.</summary>
    public IReadOnlyList<DocumentAction> Actions { get; init; } = [];
}

/// <summary>A file (<c>File</c>).</summary>
public sealed record MemoFile
{
    /// <summary>Its media type; TI 13.1 lists what each kind of document may hold.</summary>
    public required string EncodingFormat { get; init; }

    /// <summary>Its name; TI 10.13.1 lists the characters it may not hold.</summary>
    public required string Filename { get; init; }

    /// <summary>Its language, two letters (ISO 639-1).</summary>
    public required string Language { get; init; }

    public required FileContent Content { get; init; }
}
