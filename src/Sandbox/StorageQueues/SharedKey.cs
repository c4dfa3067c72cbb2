using Microsoft.AspNetCore.Http.Features;

namespace Postvogn.Sandbox.StorageQueues;

/// <summary>Azure Storage, "Authorize with Shared Key". A request's age is not looked at: the sandbox's clock leaps, its clients' does
/// not.</summary>
internal sealed class SharedKey
{
    private const int KeyBytes = 64;
    private const string Prefix = "x-ms-";
    private static readonly string[] SignedHeaders =
    [
        "Content-Encoding", "Content-Language", "Content-Length", "Content-MD5", "Content-Type", "Date",
        "If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range",
    ];

    private readonly byte[] key = RandomNumberGenerator.GetBytes(KeyBytes);

    public const string Account = "devstoreaccount1";

    public string Base64 => Convert.ToBase64String(key);

    public bool Signed(HttpRequest request)
    {
        var signature = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(StringToSign(request)));
        var wanted = Encoding.UTF8.GetBytes($"SharedKey {Account}:{Convert.ToBase64String(signature)}");
        return CryptographicOperations.FixedTimeEquals(wanted, Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()));
    }

    private static string StringToSign(HttpRequest request) => string.Join('\n',
    [
        request.Method,
        .. SignedHeaders.Select(name => Value(request, name)),
        .. request.Headers.Where(header => header.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .Select(header => $"{header.Key.ToLowerInvariant()}:{header.Value.ToString().Trim()}").Order(StringComparer.Ordinal),
        Resource(request),
    ]);

    // The account stands twice: once for itself, and once as the first part of an emulator's paths.
    private static string Resource(HttpRequest request)
    {
        var path = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var query = request.Query.Select(parameter => $"\n{parameter.Key.ToLowerInvariant()}:{parameter.Value}");
        return $"/{Account}{path}{string.Concat(query.Order(StringComparer.Ordinal))}";
    }

    private static string Value(HttpRequest request, string header) => (header, request.Headers[header].ToString()) switch
    {
        ("Content-Length", "0") => "",
        ("Date", _) when request.Headers.ContainsKey("x-ms-date") => "",
        var (_, value) => value,
    };
}
