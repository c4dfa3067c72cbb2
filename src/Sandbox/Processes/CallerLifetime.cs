namespace Postvogn.Sandbox.Processes;

/// <summary>A web server of ours lives as long as whoever started it says, and does not listen for Ctrl-C by itself.</summary>
internal sealed class CallerLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
