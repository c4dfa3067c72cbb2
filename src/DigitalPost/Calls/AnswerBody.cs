namespace Postvogn.DigitalPost;

/// <summary>It closes the answer, unless the stream was handed out.</summary>
internal sealed class AnswerBody(HttpResponseMessage response, DigitalPostConnectionOptions options, TimeProvider clock) : IDisposable
{
    private readonly Silence silence = new(options.SilenceLimit, clock);
    private bool kept;

    public long? Length => response.Content.Headers.ContentLength;

    public string? MediaType => response.Content.Headers.ContentType?.MediaType;

    public async ValueTask<Stream> OpenAsync(long limit, CancellationToken cancellationToken) =>
        new AnswerStream(await response.Content.ReadAsStreamAsync(cancellationToken), limit, silence);

    public async ValueTask<byte[]> ReadAllAsync(long limit, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await (await OpenAsync(limit, cancellationToken)).CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    public Stream Keep(Stream content)
    {
        kept = true;
        return content;
    }

    public void Dispose()
    {
        if (kept)
            return;
        silence.Dispose();
        response.Dispose();
    }
}
