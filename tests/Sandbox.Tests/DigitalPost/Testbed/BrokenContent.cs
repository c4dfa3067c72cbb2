using System.Net;

namespace Postvogn.Sandbox.Tests.DigitalPost.Testbed;

/// <summary>A body that announces more than it sends, and then breaks.</summary>
internal sealed class BrokenContent(long announced, int sent) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(new byte[sent]);
        await stream.FlushAsync();
        throw new IOException("The line broke.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = announced;
        return true;
    }
}
