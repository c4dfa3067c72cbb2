namespace Postvogn.MeMo;

/// <summary>A file of a message while it is being read.</summary>
public sealed class MemoFilePart
{
    /// <summary>Of the document that it belongs to.</summary>
    public required DocumentKind DocumentKind { get; init; }

    /// <summary>Among those of its kind, from 1.</summary>
    public required int DocumentIndex { get; init; }

    /// <summary>The sender's own.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The document's name.</summary>
    public string? DocumentLabel { get; init; }

    /// <summary>In its document, from 1.</summary>
    public required int FileIndex { get; init; }

    /// <summary>Its media type.</summary>
    public required string EncodingFormat { get; init; }

    /// <summary>As the sender wrote it: make it safe before it becomes a path.</summary>
    public required string Filename { get; init; }

    /// <summary>Its language.</summary>
    public required string Language { get; init; }

    /// <summary>Decoded; forward only, asynchronous only, valid until the next file is asked for.</summary>
    public required Stream Content { get; init; }
}
