using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Postvogn.DigitalPost;

/// <summary>That the server may show.</summary>
public sealed record SftpHostKey
{
    private SftpHostKey(string type, string encoded) => (Type, Encoded) = (type, encoded);

    /// <summary>E.g. <c>ssh-ed25519</c>.</summary>
    public string Type { get; }

    /// <summary>In base64.</summary>
    public string Encoded { get; }

    /// <summary>A line of a <c>.pub</c> file, or of ssh-keyscan (with the host in front).</summary>
    public static bool TryParse(string? line, [NotNullWhen(true)] out SftpHostKey? key)
    {
        var words = (line ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, IsType);
        var bytes = new byte[(line ?? "").Length];
        key = at is 0 or 1 && at + 1 < words.Length && Convert.TryFromBase64String(words[at + 1], bytes, out var length)
            && Of(bytes[..length]) is var named && named.Type == words[at] ? named : null;
        return key is not null;
    }

    /// <summary>As in known_hosts.</summary>
    public override string ToString() => $"{Type} {Encoded}";

    /// <summary>The bytes name the type within: four of length, then the name.</summary>
    internal static SftpHostKey Of(byte[] bytes)
    {
        var length = bytes.Length < 4 ? 0 : (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.Length - 4);
        return new(Encoding.ASCII.GetString(bytes.AsSpan(Math.Min(4, bytes.Length), length)), Convert.ToBase64String(bytes));
    }

    /// <summary>Those of RSA have names of their own.</summary>
    internal bool Signs(string algorithm) => algorithm == Type || (Type == "ssh-rsa" && algorithm.StartsWith("rsa-sha2-"));

    private static bool IsType(string word) =>
        word.Length < 64 &&
        (word.StartsWith("ssh-", StringComparison.Ordinal) || word.StartsWith("ecdsa-", StringComparison.Ordinal)) &&
        word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');
}
