using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Certificates;
using Azure.Security.KeyVault.Secrets;
using Postvogn.Functions.DigitalPost;
using Postvogn.Testing.KeyVault;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>Clients of the vault's server.</summary>
internal static class VaultClients
{
    public static SecretClient Secrets(this VaultServer server, FakeEntra entra) =>
        new(new Uri($"https://{server.Host}"), entra, Calling(server, new SecretClientOptions()));

    public static CertificateClient Certificates(this VaultServer server, FakeEntra entra) =>
        new(new Uri($"https://{server.Host}"), entra, Calling(server, new CertificateClientOptions()));

    /// <summary>As the app makes them, but for the network below and the length of the waits.</summary>
    private static T Calling<T>(VaultServer server, T options)
        where T : ClientOptions
    {
        VaultReader.Calling(options);
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        options.Transport = new HttpClientTransport(new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = (_, cancellationToken) => ConnectAsync(server, cancellationToken),
            SslOptions = { CertificateChainPolicy = Trusting(TestIssuer.Shared.Root) },
        }));
        return options;
    }

    private static async ValueTask<Stream> ConnectAsync(VaultServer server, CancellationToken cancellationToken)
    {
        if (server.Fault is { } fault) throw new SocketException((int)fault);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static X509ChainPolicy Trusting(X509Certificate2 root)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(root);
        return policy;
    }
}
