using Postvogn.MeMo;

namespace Postvogn.Functions.Receiving;

/// <summary>What stands around the files of a document.</summary>
internal sealed record InboxDocument
{
    // main, additional or technical.
    public required string Document { get; init; }

    // The mainDocumentID, additionalDocumentID or technicalDocumentID.
    public string? Id { get; init; }

    public string? Label { get; init; }

    // The path of each in InboxMessage.Files.
    public required IReadOnlyList<string> Files { get; init; }

    public required IReadOnlyList<DocumentAction> Actions { get; init; }

    public static InboxDocument Of(MemoDocumentPart document, IReadOnlyList<WrittenFile> written) => new()
    {
        Document = NameOf(document.Kind),
        Id = document.DocumentId,
        Label = document.Label,
        Files =
        [
            .. written.Where(file => (file.Kind, file.DocumentIndex) == (document.Kind, document.Index)).Select(file => file.InInbox.Path),
        ],
        Actions = document.Actions,
    };

    public static string NameOf(DocumentKind kind) => kind.ToString().ToLowerInvariant();
}

internal sealed record InboxFile
{
    // Beside message.json.
    public required string Path { get; init; }

    public required string Filename { get; init; }

    public required string EncodingFormat { get; init; }

    public required string Language { get; init; }

    // main, additional or technical.
    public required string Document { get; init; }

    // In bytes.
    public required long Length { get; init; }
}

/// <summary>A file that was laid in the inbox, and the document it is of.</summary>
internal sealed record WrittenFile(DocumentKind Kind, int DocumentIndex, InboxFile InInbox);

/// <summary>Where a letter breaks the format and could be read all the same.</summary>
internal sealed record InboxFault(
    string Code,
    string Path,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Line,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Column,
    string Message)
{
    public static InboxFault Of(Finding finding) =>
        new(finding.Code, finding.Path, finding.Line, finding.Column, finding.Message);
}
