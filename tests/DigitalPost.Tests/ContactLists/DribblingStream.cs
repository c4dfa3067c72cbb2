namespace Postvogn.DigitalPost.Tests.ContactLists;

/// <summary>Gives as many bytes at a time as it is told, as a network does.</summary>
internal sealed class DribblingStream(byte[] bytes, int atOnce) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, atOnce)], cancellationToken);
}
