using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>HTTP/1.1 under <c>/apis/v1</c> (TI 10.4, 13.2.1).</summary>
internal sealed class RestServer : IAsyncDisposable
{
    private const string BasePath = "/apis/v1";

    private readonly WebApplication app;

    public RestServer(NationalServiceOptions options, FrontGate gate, IEnumerable<ApiRoute> routes)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(options.LoggerFactory);
        builder.Services.AddSingleton<IHostLifetime, CallerLifetime>();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Listen(kestrel, options));
        app = builder.Build();
        app.UseRouting();
        app.Use(next => context => gate.PassAsync(context, next));
        var api = app.MapGroup(BasePath);
        foreach (var route in routes)
            Map(api, route);
    }

    public Uri BaseAddress { get; private set; } = new("https://localhost");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await app.StartAsync(cancellationToken);
        var port = new Uri(app.Urls.First()).Port;
        BaseAddress = new Uri($"https://localhost:{port}");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static void Map(RouteGroupBuilder api, ApiRoute route) =>
        api.MapMethods(route.Pattern, [route.Method], route.Answer).WithMetadata(route);

    // Whether a client certificate is good is a check of TI 2.6.1 with its own answer, so the handshake lets any pass.
    private static void Listen(KestrelServerOptions kestrel, NationalServiceOptions options)
    {
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(https =>
            {
                https.ServerCertificate = options.Authority.IssueServer("localhost", "127.0.0.1");
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.AllowAnyClientCertificate();
                https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            });
        });
    }
}
