namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Ctrl-C is for the program to hear, which may have letters to wait for.</summary>
internal sealed class OwnersLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
