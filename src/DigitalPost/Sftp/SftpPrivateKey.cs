using System.Diagnostics.CodeAnalysis;

namespace Postvogn.DigitalPost;

/// <summary>
/// The private half of the key pair whose public half stands at the sender system in Administrative Access (TI 16.2.1). Its text never
/// shows the key.
/// </summary>
public sealed class SftpPrivateKey
{
    private SftpPrivateKey(string text) => Text = text;

    /// <summary>As OpenSSH reads it: lines that end in LF, the last one too.</summary>
    internal string Text { get; }

    /// <summary>Reads a key as ssh-keygen writes it ("-----BEGIN ... PRIVATE KEY-----"), without a passphrase.</summary>
    /// <param name="text">The whole file, for example from a secret. Line ends may be of either kind, and the last may be missing.</param>
    /// <param name="key">The key.</param>
    /// <param name="fault">When it is none: what is wrong and what to do. Shows nothing of the key.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SftpPrivateKey? key, [NotNullWhen(false)] out string? fault)
    {
        var lines = (text ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToArray();
        fault = FaultOf(lines);
        key = fault is null ? new SftpPrivateKey(string.Join('\n', lines) + '\n') : null;
        return fault is null;
    }

    /// <summary>No key.</summary>
    public override string ToString() => "SFTP private key";

    private static string? FaultOf(string[] lines) => lines switch
    {
        [] => "The private key is empty.",
        [var first, ..] when first.StartsWith("PuTTY-User-Key-File", StringComparison.Ordinal) =>
            "The private key is PuTTY's: convert it with 'puttygen key.ppk -O private-openssh -o key'.",
        [var first, .., var last] when IsBoundary(first, "BEGIN") && IsBoundary(last, "END") =>
            IsEncrypted(lines) ? "The private key has a passphrase: remove it with 'ssh-keygen -p -N \"\" -f key'; the secret store protects it." : null,
        _ => "The private key is no whole file of OpenSSH: it begins with '-----BEGIN ... PRIVATE KEY-----' and ends with '-----END ...'.",
    };

    private static bool IsBoundary(string line, string word) =>
        line.StartsWith($"-----{word} ", StringComparison.Ordinal) && line.EndsWith("PRIVATE KEY-----", StringComparison.Ordinal);

    /// <summary>The older form says it in its head; OpenSSH's own names the cipher behind its mark ("openssh-key-v1", zero, length).</summary>
    private static bool IsEncrypted(string[] lines)
    {
        if (lines.Any(l => l.Contains("ENCRYPTED", StringComparison.Ordinal)))
            return true;
        var bytes = new byte[128];
        var body = string.Concat(lines[1..^1]);
        return Convert.TryFromBase64String(body[..Math.Min(body.Length, 64)], bytes, out _) &&
            bytes.AsSpan().StartsWith("openssh-key-v1\0"u8) && !bytes.AsSpan(15).StartsWith("\0\0\0\u0004none"u8);
    }
}
