using System.Net;

namespace Postvogn.Sandbox.Tests.DigitalPost.Testbed;

/// <summary>A body that announces more than it sends, and then breaks.</summary>
internal sealed class BrokenContent(long announced, int sent, Func<bool> isBeingRead) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(new byte[sent]);
        await stream.FlushAsync();
        // A line that breaks before the service reads its request is no request: nothing would be noted of it.
        while (!isBeingRead()) await Task.Yield();
        throw new IOException("The line broke.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = announced;
        return true;
    }
}
