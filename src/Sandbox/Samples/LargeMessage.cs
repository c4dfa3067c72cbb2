using Postvogn.MeMo;

namespace Postvogn.Sandbox.Samples;

/// <summary>Of bytes that do not compress, never held in memory.</summary>
internal static class LargeMessage
{
    public static async Task WriteAsync(string path, Message message, long bytes, CancellationToken cancellationToken)
    {
        const int smallest = 3;
        var empty = await MeasureAsync(With(message, smallest, 0), cancellationToken);
        var missing = bytes - empty;
        await using var file = File.Create(path);
        await MemoWriter.WriteAsync(file, With(message, smallest + missing / 4 * 3, (int)(missing % 4)), cancellationToken);
    }

    // Base64 grows by four characters for three bytes; the label takes up what is left.
    private static Message With(Message message, long contentBytes, int padding) => message with
    {
        Header = message.Header with { Label = message.Header.Label + new string('.', padding) },
        Body = message.Body! with { AdditionalDocuments = [.. message.Body!.AdditionalDocuments, Scan(contentBytes)] },
    };

    private static Document Scan(long bytes) => new()
    {
        Label = "Indscannet sag",
        Files =
        [
            new MemoFile
            {
                EncodingFormat = "image/tiff",
                Filename = "sag.tiff",
                Language = "da",
                Content = FileContent.From(_ => ValueTask.FromResult<Stream>(new NoiseStream(bytes))),
            },
        ],
    };

    private static async Task<long> MeasureAsync(Message message, CancellationToken cancellationToken)
    {
        using var measured = new MemoryStream();
        await MemoWriter.WriteAsync(measured, message, cancellationToken);
        return measured.Length;
    }
}
