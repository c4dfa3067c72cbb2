using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>Gives so many zeros, then breaks.</summary>
internal sealed class BreakingStream(int after) : MemoryStream(new byte[after])
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        return read > 0 ? read : throw new IOException("the disk is gone");
    }
}

/// <summary>Gives three bytes at a time.</summary>
internal sealed class DrippingStream(byte[] content) : MemoryStream(content)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(3, buffer.Length)], cancellationToken);
}
