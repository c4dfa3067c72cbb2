using Postvogn.MeMo.Reading;
using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo;

/// <summary>Reads a message without ever holding a file in memory, and checks its structure: both versions, any prefix or none, a BOM,
/// every encoding of the framework (<see cref="MemoEncoding"/>), a missing declaration. DTDs and external
/// entities are refused. The rules beyond are <see cref="MemoValidator"/>'s.</summary>
public sealed class MemoReader : IAsyncDisposable
{
    private readonly MemoInput bytes;
    private readonly MemoWalker walker;
    private readonly Tolerance? tolerance;
    private MemoStep? reached;

    /// <summary>The input stays open; null options are <see cref="MemoReaderOptions.Strict"/>.</summary>
    public MemoReader(Stream input, MemoReaderOptions? options = null)
    {
        tolerance = options is { IsTolerant: true } ? new Tolerance() : null;
        bytes = new MemoInput(input);
        walker = new MemoWalker(bytes, finding => throw new MemoFormatException(finding), judge: null, tolerance);
    }

    /// <summary>Known once the header has been read.</summary>
    public MemoVersion Version => walker.Version ?? throw new InvalidOperationException("Read the header first.");

    /// <summary>What a tolerant reader has passed over so far, in the order of the message, at most a thousand; a strict one has
    /// none.</summary>
    public IReadOnlyList<Finding> Findings => tolerance?.Findings ?? [];

    /// <summary>What was read so far, in bytes as UTF-8 (<see cref="MemoEncoding"/>); after the last file, that of the message.</summary>
    public long Length => bytes.Taken;

    /// <summary>Known with the first file, null before and in a NemSMS.</summary>
    public DateTimeOffset? CreatedDateTime { get; private set; }

    /// <summary>The documents whose end has been read, in the order of the message; after the last file, all.</summary>
    public IReadOnlyList<MemoDocumentPart> Documents => walker.Documents;

    /// <summary>Called again it gives the same. <see cref="MemoFormatException"/>: the message breaks the format.</summary>
    public async ValueTask<MessageHeader> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        reached ??= await walker.MoveNextAsync(cancellationToken);
        if (walker.Header is null)
            RequireAllBefore(walker.Root!, BodyElements.Message.Children[1]);
        return (MessageHeader)walker.Header!.Instance;
    }

    /// <summary>The next file; what was not read of the last is passed over. Null after the last, when the whole message has been read and
    /// found well formed. <see cref="MemoFormatException"/>: the message breaks the format.</summary>
    public async ValueTask<MemoFilePart?> ReadFileAsync(CancellationToken cancellationToken)
    {
        await ReadHeaderAsync(cancellationToken);
        if (reached != MemoStep.End)
            reached = await walker.MoveNextAsync(cancellationToken);
        if (reached == MemoStep.Content)
            return Part();
        CreatedDateTime ??= CreatedLate();
        return null;
    }

    /// <summary>A whole message with its files in memory: for small ones. The input stays open. <see cref="MemoFormatException"/>: it
    /// breaks the format.</summary>
    public static async ValueTask<Message> ReadMessageAsync(Stream input, CancellationToken cancellationToken)
    {
        await using var reader = new MemoReader(input);
        while (await reader.ReadFileAsync(cancellationToken) is { } part)
        {
            var bytes = new MemoryStream();
            await part.Content.CopyToAsync(bytes, cancellationToken);
            var file = reader.walker.File;
            file.Set(BodyElements.File.Children[^1], FileContent.FromBytes(bytes.ToArray()));
        }

        return (Message)reader.walker.Root!.Instance with { Version = reader.Version };
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        walker.Dispose();
        return ValueTask.CompletedTask;
    }

    // What comes too late is found when it comes; but what is about to be given must be there.
    private static void RequireAllBefore(Frame parent, MemoChild reached)
    {
        foreach (var child in parent.Element.Children.TakeWhile(child => child != reached).Where(child => parent.CountOf(child) == 0))
            throw new MemoFormatException(StructureFindings.Missing(parent, child, child.Missing));
    }

    // Behind the documents, where a tolerant reader takes it too.
    private DateTimeOffset? CreatedLate() =>
        ((Message)walker.Root!.Instance).Body?.CreatedDateTime;

    private MemoFilePart Part()
    {
        var frame = walker.File;
        if (tolerance is null)
            RequireAllBefore(frame, BodyElements.File.Children[^1]);
        else
            Tolerance.Complete(frame, Version);
        var document = frame.Parent!;
        var (file, text) = ((MemoFile)frame.Instance, (Document)document.Instance);
        CreatedDateTime = ((MessageBody)document.Parent!.Instance).CreatedDateTime;
        return new()
        {
            DocumentKind = DocumentKinds.Of(document.Element),
            DocumentIndex = document.Index,
            DocumentId = text.DocumentId,
            DocumentLabel = text.Label,
            FileIndex = frame.Index,
            EncodingFormat = file.EncodingFormat,
            Filename = file.Filename,
            Language = file.Language,
            Content = walker.Content,
        };
    }
}
