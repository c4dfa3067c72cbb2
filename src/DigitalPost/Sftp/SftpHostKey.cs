using System.Diagnostics.CodeAnalysis;

namespace Postvogn.DigitalPost;

/// <summary>A public key that the SFTP server may show: its type and its base64.</summary>
public sealed record SftpHostKey
{
    private SftpHostKey(string type, string encoded) => (Type, Encoded) = (type, encoded);

    /// <summary>For example <c>ssh-ed25519</c>.</summary>
    public string Type { get; }

    /// <summary>The key in base64.</summary>
    public string Encoded { get; }

    /// <summary>Reads a line of a <c>.pub</c> file, or one that ssh-keyscan prints (with the host in front).</summary>
    public static bool TryParse(string? line, [NotNullWhen(true)] out SftpHostKey? key)
    {
        var words = (line ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, IsType);
        key = at is 0 or 1 && at + 1 < words.Length && IsKeyOf(words[at], words[at + 1]) ? new SftpHostKey(words[at], words[at + 1]) : null;
        return key is not null;
    }

    /// <summary>As it stands in a known_hosts file.</summary>
    public override string ToString() => $"{Type} {Encoded}";

    private static bool IsType(string word) =>
        word.Length < 64 &&
        (word.StartsWith("ssh-", StringComparison.Ordinal) || word.StartsWith("ecdsa-", StringComparison.Ordinal)) &&
        word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');

    /// <summary>The key names its own type within: four bytes of length, then the name.</summary>
    private static bool IsKeyOf(string type, string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) && length > 4 + type.Length &&
            System.Text.Encoding.ASCII.GetString(bytes, 4, type.Length) == type;
    }
}
