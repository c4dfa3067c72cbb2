namespace Postvogn.Sandbox.Processes;

/// <summary>A web server of ours lives as long as whoever started it says: Ctrl-C is for the program to hear, which may have letters to
/// wait for.</summary>
internal sealed class CallerLifetime : IHostLifetime
{
    public static WebApplicationBuilder NewServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore().AddSingleton<IHostLifetime, CallerLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder;
    }

    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
