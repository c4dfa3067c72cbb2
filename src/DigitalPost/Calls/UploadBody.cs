using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Postvogn.DigitalPost;

/// <summary>A length of nothing is a mistake of the caller.</summary>
internal sealed record UploadBody(string ContentType, Stream Content, long Length)
{
    public long Length { get; } = Length > 0
        ? Length
        : throw new ArgumentOutOfRangeException(nameof(Length), Length, "There is nothing to send.");

    /// <summary>Goes before the content, and is not counted in <see cref="Length"/>.</summary>
    public ReadOnlyMemory<byte> Head { get; private init; }

    public ReadOnlyMemory<byte> Tail { get; private init; }

    public long WholeLength => Head.Length + Length + Tail.Length;

    public MediaTypeHeaderValue MediaType => MediaTypeHeaderValue.Parse(ContentType);

    /// <summary>As the only part, <c>file</c>, of a form (TI 10.6.1). Its boundary is random: no content can hold it on purpose.</summary>
    public UploadBody AsForm(string fileName)
    {
        var boundary = "postvogn-" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        var head = $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{fileName}\"\r\n" +
            $"Content-Type: {ContentType}\r\n\r\n";
        return new($"multipart/form-data; boundary={boundary}", Content, Length)
        {
            Head = Encoding.ASCII.GetBytes(head),
            Tail = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n"),
        };
    }
}
