namespace Postvogn.DigitalPost;

/// <summary>A body that is streamed: a length of nothing is a mistake of the caller.</summary>
internal sealed record UploadBody(string ContentType, Stream Content, long Length)
{
    public long Length { get; } = Length > 0
        ? Length
        : throw new ArgumentOutOfRangeException(nameof(Length), Length, "There is nothing to send.");
}
