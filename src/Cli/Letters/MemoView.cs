using Postvogn.Drops;

namespace Postvogn.Cli.Letters;

internal sealed class MemoView(LetterSource source)
{
    public async Task<ShowResult> RunAsync(string file, CancellationToken cancellationToken)
    {
        List<ShownLetter> letters = [];
        var reading = new LetterName(file);
        try
        {
            await source.ReadAsync(
                file,
                async (name, letter) =>
                {
                    reading = name;
                    if (letter.Findings.Count > 0)
                        throw new DropException(letter.Findings);
                    letters.Add(await ReadAsync(name, letter.Memo, cancellationToken));
                },
                cancellationToken);
            return new() { Letters = letters };
        }
        catch (MemoFormatException broken)
        {
            return new() { Letters = letters, Unread = [Unread.Of(reading, broken.Finding)] };
        }
        catch (DropException refused)
        {
            return new() { Letters = letters, Unread = [Unread.Of(reading, refused.Findings[0])] };
        }
        catch (Exception fault) when (Unread.Of(file, fault) is { } unread)
        {
            return new() { Letters = letters, Unread = [unread] };
        }
    }

    private static async Task<ShownLetter> ReadAsync(LetterName name, Stream content, CancellationToken cancellationToken)
    {
        await using var reader = new MemoReader(content, MemoReaderOptions.Tolerant);
        var header = await reader.ReadHeaderAsync(cancellationToken);
        List<ShownFile> files = [];
        while (await reader.ReadFileAsync(cancellationToken) is { } part)
            files.Add(await OfAsync(part, cancellationToken));
        return new(header)
        {
            File = name.File,
            Entry = name.Entry,
            Version = MemoWords.Of(reader.Version),
            MessageType = MemoWords.Of(header.MessageType),
            CreatedDateTime = reader.CreatedDateTime,
            Files = files,
        };
    }

    private static async Task<ShownFile> OfAsync(MemoFilePart part, CancellationToken cancellationToken)
    {
        var length = 0L;
        var buffer = new byte[16 * 1024];
        while (await part.Content.ReadAsync(buffer, cancellationToken) is var read and > 0)
            length += read;
        var kind = part.DocumentKind.ToString().ToLowerInvariant();
        return new(kind, part.DocumentIndex, part.DocumentLabel, part.Filename, part.EncodingFormat, part.Language, length);
    }
}
