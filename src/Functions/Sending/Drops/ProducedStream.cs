using System.IO.Pipelines;

namespace Postvogn.Functions.Sending;

/// <summary>A stream to read from what something writes at the same time, a few blocks at a time. A fault of the writer comes out at
/// the reader.</summary>
internal static class ProducedStream
{
    public static Stream Of(Func<Stream, CancellationToken, Task> write)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 1 << 18, resumeWriterThreshold: 1 << 17, useSynchronizationContext: false));
        _ = ProduceAsync(pipe.Writer, write);
        return pipe.Reader.AsStream();
    }

    private static async Task ProduceAsync(PipeWriter writer, Func<Stream, CancellationToken, Task> write)
    {
        try
        {
            await using var output = writer.AsStream(leaveOpen: true);
            await Task.Yield();
            await write(output, CancellationToken.None);
            await writer.CompleteAsync();
        }
        catch (Exception error)
        {
            await writer.CompleteAsync(error);
        }
    }
}
