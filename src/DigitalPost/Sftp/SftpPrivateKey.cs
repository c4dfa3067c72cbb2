using System.Diagnostics.CodeAnalysis;
using System.Text;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Postvogn.DigitalPost;

/// <summary>Its public half stands in Administrative Access (TI 16.2.1). Its text never shows the key.</summary>
public sealed class SftpPrivateKey
{
    private const string HowToMakeOne = "Make one with 'ssh-keygen -t rsa -b 4096 -N \"\"' and set its public half at the system.";

    private const string HasPassphrase =
        "The private key has a passphrase: remove it with 'ssh-keygen -p -N \"\" -f key'; the secret store protects it.";

    private readonly string text;

    private SftpPrivateKey(string text) => this.text = text;

    /// <summary>As ssh-keygen or OpenSSL writes it ("-----BEGIN ... PRIVATE KEY-----"), without a passphrase; either kind of line end, the
    /// last may be missing. The fault says what to do, and shows nothing of the key.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SftpPrivateKey? key, [NotNullWhen(false)] out string? fault)
    {
        var lines = (text ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToArray();
        var read = new SftpPrivateKey(string.Join('\n', lines) + '\n');
        fault = FaultOf(lines) ?? read.Fault();
        key = fault is null ? read : null;
        return fault is null;
    }

    /// <summary>No key.</summary>
    public override string ToString() => "SFTP private key";

    /// <summary>For one session: what is made of a key need not bear being used by two at once.</summary>
    internal PrivateKeyFile Open() => new(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string? FaultOf(string[] lines) => lines switch
    {
        [] => "The private key is empty.",
        [var first, ..] when first.StartsWith("PuTTY-User-Key-File", StringComparison.Ordinal) =>
            "The private key is PuTTY's: convert it with 'puttygen key.ppk -O private-openssh -o key'.",
        [var first, .., var last] when IsBoundary(first, "BEGIN") && IsBoundary(last, "END") =>
            lines.Any(l => l.Contains("ENCRYPTED", StringComparison.Ordinal)) ? HasPassphrase : null,
        _ => "The private key is no whole file of OpenSSH: it begins with '-----BEGIN ... PRIVATE KEY-----' and ends with '-----END ...'.",
    };

    private static bool IsBoundary(string line, string word) =>
        line.StartsWith($"-----{word} ", StringComparison.Ordinal) && line.EndsWith("PRIVATE KEY-----", StringComparison.Ordinal);

    private string? Fault()
    {
        try
        {
            using var key = Open();
            // SSH.NET reads this form of it without an error, as a wrong key.
            var isPkcs8 = text.StartsWith("-----BEGIN PRIVATE", StringComparison.Ordinal);
            return isPkcs8 && key.HostKeyAlgorithms.Any(a => a.Name == "ssh-ed25519")
                ? $"The private key is an ed25519 key in PKCS#8 form, which cannot be used. {HowToMakeOne}"
                : null;
        }
        catch (SshPassPhraseNullOrEmptyException)
        {
            return HasPassphrase;
        }
        catch (Exception)
        {
            // Of many types, and the words may hold parts of the key.
            return $"The private key cannot be read: it is cut short, changed, or of an unknown type. {HowToMakeOne}";
        }
    }
}
