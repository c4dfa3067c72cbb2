using System.Buffers;
using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo.Conversion;

/// <summary>Copies the base64 of a file byte for byte past the XML parser, CDATA sections too, up to the first other markup.</summary>
internal sealed class ContentCopy(MemoInput input, PlaceTracker places, Stream output)
{
    private static readonly SearchValues<byte> Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n"u8);
    private static readonly byte[] Opening = "<![CDATA["u8.ToArray();
    private static readonly byte[] Closing = "]]>"u8.ToArray();

    // False: a letter is not base64; else a parser can go on where it ended.
    public async ValueTask<bool> RunAsync(CancellationToken cancellationToken)
    {
        var inData = false;
        while (await input.PeekAsync(least: 1, cancellationToken) is { Length: > 0 } peeked)
        {
            var plain = peeked.Span.IndexOfAnyExcept(Letters);
            if (plain != 0)
                await PassAsync(plain < 0 ? peeked : peeked[..plain], cancellationToken);
            else if (await input.IsNextAsync(inData ? Closing : Opening, cancellationToken))
                (_, inData) = (await PassAsync(inData ? Closing : Opening, cancellationToken), !inData);
            else
                return !inData && input.Buffered[0] is (byte)'<' or (byte)'&';
        }

        return true;
    }

    private async ValueTask<int> PassAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await output.WriteAsync(bytes, cancellationToken);
        places.Pass(bytes.Span);
        input.Skip(bytes.Length);
        return bytes.Length;
    }
}
