using System.Net.Sockets;

namespace Postvogn.Sandbox.FunctionsHost.Handler;

/// <summary>Asks <c>GET /</c> every 25 ms. Any answer at all is ready; only a connection that is not taken is not.</summary>
internal sealed class ReadinessProbe(TimeProvider clock, TimeSpan initializationTimeout) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    // Never by way of a proxy: its answer would pass for the app's.
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>True when the app answered, false when it did not within initializationTimeout.</summary>
    public async Task<bool> WaitAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(initializationTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            while (!await IsReadyAsync(address, either.Token)) await Task.Delay(Pause, clock, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<bool> IsReadyAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return true;
        }
        catch (HttpRequestException exception) when (exception.InnerException is SocketException)
        {
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }
}
