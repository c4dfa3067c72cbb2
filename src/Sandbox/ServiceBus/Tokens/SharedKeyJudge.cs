using System.Web;

namespace Postvogn.Sandbox.ServiceBus.Tokens;

/// <summary>Shared access signatures: <c>SharedAccessSignature sr=…&amp;sig=…&amp;se=…&amp;skn=…</c>, signed over the resource, as
/// it is written there, a line feed and the end in Unix seconds.</summary>
internal sealed class SharedKeyJudge(IReadOnlyDictionary<string, string> keys, TimeProvider clock)
{
    private const string Scheme = "SharedAccessSignature ";

    /// <summary>For the entity of this path.</summary>
    public TokenRuling Judge(string token, string path)
    {
        if (!token.StartsWith(Scheme, StringComparison.Ordinal))
            return TokenRuling.Refused("InvalidToken: no shared access signature.");
        var parts = token[Scheme.Length..].Split('&').Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1], StringComparer.Ordinal);
        if (parts["sr"].FirstOrDefault() is not { } resource || parts["sig"].FirstOrDefault() is not { } signature
            || parts["skn"].FirstOrDefault() is not { } name || !long.TryParse(parts["se"].FirstOrDefault(), out var end))
        {
            return TokenRuling.Refused("InvalidToken: a part is missing.");
        }

        var keyName = HttpUtility.UrlDecode(name);
        if (!keys.TryGetValue(keyName, out var key) || !IsSignedBy(key, $"{resource}\n{end}", HttpUtility.UrlDecode(signature)))
            return TokenRuling.Refused("InvalidSignature: no such key, or signed with another.");
        if (!Uri.TryCreate(HttpUtility.UrlDecode(resource), UriKind.Absolute, out var scope) || !Covers(scope, path))
            return TokenRuling.Refused("InvalidAudience: the token is for something else.");
        var expires = DateTimeOffset.FromUnixTimeSeconds(end);
        return expires > clock.GetUtcNow()
            ? new TokenRuling(new Permit(keyName, expires), "Accepted")
            : TokenRuling.Refused("ExpiredToken: the token has expired.");
    }

    private static bool IsSignedBy(string key, string text, string signature) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)))),
        Encoding.ASCII.GetBytes(signature));

    private static bool Covers(Uri scope, string path)
    {
        var covered = scope.AbsolutePath.Trim('/');
        return covered.Length == 0 || new Grant("", BusRights.Send, covered).Covers("", BusRights.Send, path);
    }
}
