using Microsoft.Extensions.Hosting;

namespace Postvogn.Sandbox.FunctionsHost.Http;

/// <summary>The web server lives as long as whoever started the host says, and does not listen for Ctrl-C by itself.</summary>
internal sealed class CallerLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
