using Microsoft.Extensions.Hosting;

namespace Postvogn.ScriptedHandler;

/// <summary>No graceful stop: an exit that a script asks for is at once, as a crash is.</summary>
internal sealed class AbruptLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
