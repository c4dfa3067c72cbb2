using Renci.SshNet;
using Renci.SshNet.Security;

namespace Postvogn.DigitalPost;

/// <summary>SSH.NET's own offer holds weak algorithms too, and prefers weaker ones to better.</summary>
internal static class SftpOffer
{
    // That of RSA with SHA-1. The library would sign by it first.
    private const string WeakSignature = "ssh-rsa";

    public static ConnectionInfo Of(SftpOptions options, IPrivateKeySource key)
    {
        var proof = new PrivateKeyAuthenticationMethod(options.User, new StrongSignatures(key));
        var info = new ConnectionInfo(options.Host.Trim('[', ']'), options.Port, options.User, proof) { Timeout = options.ConnectTimeout };
        RemoveWeak(info.KeyExchangeAlgorithms);
        RemoveWeak(info.Encryptions);
        RemoveWeak(info.HmacAlgorithms);
        RemoveWeak(info.HostKeyAlgorithms);
        Prefer(info.Encryptions, name => name.Contains("-gcm@"));
        Prefer(info.HmacAlgorithms, name => name.Contains("-etm@"));
        // A server with keys of several types shows the one that we know.
        Prefer(info.HostKeyAlgorithms, name => options.HostKeys.Any(k => k.Signs(name)));
        return info;
    }

    private static void RemoveWeak<T>(IOrderedDictionary<string, T> offered)
    {
        // A certificate of the host is no key that could be configured.
        foreach (var name in offered.Keys.ToList())
        {
            if (name.Contains("sha1") || name.EndsWith("-cbc") || name.Contains("-cert-") || name == WeakSignature)
                offered.Remove(name);
        }
    }

    private static void Prefer<T>(IOrderedDictionary<string, T> offered, Func<string, bool> better)
    {
        foreach (var name in offered.Keys.Where(better).Reverse().ToList())
            offered.SetPosition(name, 0);
    }

    // Our key without the signature by SHA-1, which the library offers first.
    private sealed class StrongSignatures(IPrivateKeySource key) : IPrivateKeySource
    {
        public IReadOnlyCollection<HostAlgorithm> HostKeyAlgorithms { get; } =
            [.. key.HostKeyAlgorithms.Where(algorithm => algorithm.Name != WeakSignature)];
    }
}
