using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Postvogn.EndToEnd;

/// <summary>What must not be told of: found in a run's own letters and settings.</summary>
internal static partial class Secrets
{
    private const int ShortestTelling = 6;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The numbers, names, subjects and case numbers in all letters below a folder, and of what is in the inbox.</summary>
    public static IReadOnlySet<string> InLetters(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".xml" or ".json")
        .SelectMany(file => Told().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
        .Where(text => text.Length >= ShortestTelling && !Guid.TryParse(text, out _))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The keys and passwords in the app's settings, as they stand and decoded.</summary>
    public static IReadOnlySet<string> InSettings(IEnumerable<KeyValuePair<string, string>> settings) => settings
        .Where(setting => setting.Key.EndsWith("__ApiKey", StringComparison.Ordinal) || setting.Key.EndsWith(
            "__Password", StringComparison.Ordinal))
        .SelectMany(setting => Forms(setting.Value.Replace("Basic ", "", StringComparison.Ordinal)))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Those that occur in a file of JSON lines: in its bytes as they are, or in what its escapes stand for.</summary>
    public static IEnumerable<string> FoundIn(string file, IEnumerable<string> secrets)
    {
        var bytes = File.ReadAllBytes(file);
        var plain = string.Join(
            '\n', File.ReadLines(file).Select(line => JsonSerializer.Serialize(JsonDocument.Parse(line).RootElement, Plain)));
        return secrets.Where(secret => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0
            || plain.Contains(secret, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        var buffer = new byte[secret.Length];
        if (Convert.TryFromBase64String(secret, buffer, out var length)
            && Encoding.UTF8.GetString(buffer, 0, length).Split(':') is [_, var key]) yield return key;
    }

    [GeneratedRegex("(?:<memo:(?:label|recipientID|senderID|messageID)>|\"(?:id|label|caseId)\"\\s*:\\s*\")([^<\"]+)")]
    private static partial Regex Told();
}
