using Postvogn.Cli.Files;

namespace Postvogn.Cli.Letters;

/// <summary>A messageUUID is made where the file's name gives none.</summary>
internal sealed class MemoMaking(TimeProvider clock, Func<Guid> newUuid, IProgress<long> read)
{
    /// <summary>In bytes: the files, and what they become in base64.</summary>
    public static long WorkOf(NewLetter letter) => InputList.Of(letter.Files).Length * 7 / 3;

    public async Task<WrittenResult> RunAsync(NewLetter letter, CancellationToken cancellationToken)
    {
        var missing = letter.Files.Where(file => !File.Exists(file)).Select(file => Unread.Of(file, "There is no such file.")).ToList();
        if (missing.Count > 0)
            return new() { Unread = missing };

        var message = MessageOf(letter);
        await using var file = new PendingFile(letter.Output, letter.Force);
        if (await FindingsAsync(message, file.Content, cancellationToken) is { Count: > 0 } findings)
            return new() { Findings = [.. findings.Select(finding => FileFinding.Of(new LetterName(letter.Output), finding))] };

        var length = file.Content.Length;
        await file.PlaceAsync(cancellationToken);
        return new() { Output = letter.Output, Letters = 1, Length = length, MessageUuid = message.Header.MessageUuid };
    }

    private async Task<IReadOnlyList<Finding>> FindingsAsync(Message message, FileStream content, CancellationToken cancellationToken)
    {
        try
        {
            await MemoWriter.WriteAsync(content, message, cancellationToken);
        }
        catch (MemoFormatException unwritable)
        {
            return [unwritable.Finding];
        }

        content.Position = 0;
        await using var written = new CountedStream(content, read, leaveOpen: true);
        var report = await MemoValidator.ValidateAsync(written, new MemoValidationOptions { Clock = clock }, cancellationToken);
        return report.Findings;
    }

    private Message MessageOf(NewLetter letter) => new()
    {
        Version = MemoVersion.V1_2,
        Header = new MessageHeader
        {
            MessageType = MessageType.DigitalPost,
            MessageUuid = new LetterName(letter.Output).ClaimedUuid ?? newUuid(),
            Label = letter.Label,
            Sender = new Sender { SenderId = letter.From, IdType = "CVR", Label = letter.FromLabel ?? letter.From },
            Recipient = new Recipient { RecipientId = letter.To, IdType = letter.To.Length == 10 ? "CPR" : "CVR", Label = letter.ToLabel },
        },
        Body = new MessageBody
        {
            CreatedDateTime = Seconds(clock.GetUtcNow()),
            MainDocument = DocumentOf(letter.Files[0]),
            AdditionalDocuments = [.. letter.Files.Skip(1).Select(DocumentOf)],
        },
    };

    private static DateTimeOffset Seconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private Document DocumentOf(string file) => new()
    {
        Files =
        [
            new MemoFile
            {
                Filename = Path.GetFileName(file),
                EncodingFormat = MemoFormats.OfFilename(file) ?? "application/octet-stream",
                Language = "da",
                Content = FileContent.From(_ => ValueTask.FromResult(new LetterSource(read).Open(file))),
            },
        ],
    };
}
