using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>HTTP/1.1 under <c>/apis/v1</c> (TI 10.4, 13.2.1).</summary>
internal sealed class RestServer : IAsyncDisposable
{
    private const string BasePath = "/apis/v1";

    // TI 14.2.1, and the two of TLS 1.2 by the name that they have with our certificate, whose key is for ECDSA.
    private static readonly TlsCipherSuite[] AllowedSuites =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    ];

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
        app.Use(next => context => next(KeepToTheGuide(context)));
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

    // ASP.NET Core's routing passes over case and a slash at the end; TI writes a collection in one way.
    private static HttpContext KeepToTheGuide(HttpContext context)
    {
        var pattern = context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>()?.Pattern;
        if (pattern is not null && !pattern.Contains('{') && context.Request.Path.Value != BasePath + pattern)
            context.SetEndpoint(endpoint: null);
        return context;
    }

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
                // Elsewhere the platform has its own say.
                https.OnAuthenticate = (_, tls) =>
                    tls.CipherSuitesPolicy = OperatingSystem.IsLinux() ? new CipherSuitesPolicy(AllowedSuites) : null;
            });
        });
    }
}
