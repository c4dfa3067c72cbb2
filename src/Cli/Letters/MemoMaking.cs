using Postvogn.Cli.Files;

namespace Postvogn.Cli.Letters;

/// <summary>A messageUUID is made where the file's name gives none.</summary>
internal sealed class MemoMaking(TimeProvider clock, Func<Guid> newUuid, IProgress<long> read, StandardStreams? streams = null)
{
    private readonly LetterSource source = new(read, streams);

    /// <summary>The files, and what they become in base64.</summary>
    public static InputList WorkOf(NewLetter letter) => InputList.Of(letter.Files) with { Passes = 7.0 / 3 };

    public async Task<WrittenResult> RunAsync(NewLetter letter, CancellationToken cancellationToken)
    {
        List<Unread> missing = [.. letter.Files.Select(file => (file, Reason: WhyNot(file)))
            .Where(file => file.Reason is not null).Select(file => Unread.Of(file.file, file.Reason!))];
        if (missing.Count > 0)
            return new() { Unread = missing };

        var message = MessageOf(letter);
        await using var file = new PendingFile(letter.Output, letter.Force, source.StandardOutput);
        if (await FindingsAsync(message, file.Content, cancellationToken) is { Count: > 0 } findings)
            return new() { Findings = [.. findings.Select(finding => FileFinding.Of(new LetterName(InputOf(finding, letter)), finding))] };

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

    private static string? WhyNot(string file) => file == StandardStreams.Name
        ? "The standard input has no name to tell its format by. Name a file."
        : LetterSource.WhyMissing(file);

    // What a finding in the letter, which is not written, is about: a file, or an option.
    private static string InputOf(Finding finding, NewLetter letter)
    {
        const string enclosure = "/Message/MessageBody/AdditionalDocument[";
        var path = finding.Path;
        if (path.StartsWith(enclosure, StringComparison.Ordinal)
            && int.TryParse(path.AsSpan(enclosure.Length, path.IndexOf(']') - enclosure.Length), out var number))
            return letter.Files[number];
        var options = new[] { ("/MessageHeader/label", "--label"), ("/Recipient/label", "--to-label"), ("/Recipient", "--to"),
            ("/Sender/label", "--from-label"), ("/Sender", "--from"), ("/messageUUID", "--output") };
        return Array.Find(options, option => path.Contains(option.Item1, StringComparison.Ordinal)).Item2 ?? letter.Files[0];
    }

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
                Content = FileContent.From(_ => ValueTask.FromResult(source.Open(file))),
            },
        ],
    };
}
