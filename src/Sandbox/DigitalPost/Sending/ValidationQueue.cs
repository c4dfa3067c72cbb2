using System.Threading.Channels;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Single messages do not wait behind bulk ones (TI 10.4.1).</summary>
internal sealed class ValidationQueue
{
    private readonly Channel<Transmission> singles = Channel.CreateUnbounded<Transmission>();
    private readonly Channel<Transmission> bulk = Channel.CreateUnbounded<Transmission>();

    public void Add(Transmission transmission)
    {
        var channel = transmission.IsBulk ? bulk : singles;
        channel.Writer.TryWrite(transmission);
    }

    public Task RunAsync(Func<Transmission, Task> validate, CancellationToken cancellationToken) =>
        Task.WhenAll(DrainAsync(singles, validate, cancellationToken), DrainAsync(bulk, validate, cancellationToken));

    private static async Task DrainAsync(
        Channel<Transmission> channel, Func<Transmission, Task> validate, CancellationToken cancellationToken)
    {
        await foreach (var transmission in channel.Reader.ReadAllAsync(cancellationToken))
            await validate(transmission);
    }
}
