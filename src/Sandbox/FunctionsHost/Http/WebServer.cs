using Microsoft.AspNetCore.Server.Kestrel.Https;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.FunctionsHost.Http;

/// <summary>A client certificate is never checked: the platform passes it on to the app, which has to. A slow upload is given up, as by the
/// real host.</summary>
internal static class WebServer
{
    public static WebApplication Build(X509Certificate2 certificate, int port, long? maxRequestBodySize)
    {
        var builder = CallerLifetime.NewServer();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = maxRequestBodySize;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.UseHttps(https => SetTls(https, certificate)));
        });
        builder.Services.AddRouting();
        builder.Services.AddHttpForwarder();
        return builder.Build();
    }

    public static async Task<Uri> StartAsync(WebApplication web, int port, CancellationToken cancellationToken)
    {
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw new FunctionsHostException(
                $"Port {port} on 127.0.0.1 cannot be used: {exception.Message} Choose another port, or 0 for any free one.", exception);
        }

        return new Uri($"https://localhost:{new Uri(web.Urls.First()).Port}/");
    }

    private static void SetTls(HttpsConnectionAdapterOptions https, X509Certificate2 certificate)
    {
        https.ServerCertificate = certificate;
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.AllowAnyClientCertificate();
    }
}
