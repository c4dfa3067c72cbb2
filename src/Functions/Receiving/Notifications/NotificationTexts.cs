using System.Text;

namespace Postvogn.Functions.Receiving;

internal static class NotificationTexts
{
    private static readonly HashSet<string> UrlMembers = new(StringComparer.OrdinalIgnoreCase) { "url", "href", "uri", "location" };
    private static readonly HashSet<string> IdMembers = new(StringComparer.OrdinalIgnoreCase) { "id", "memoId", "messageUUID",
        "memo-message-uuid" };

    // Each once. The body is JSON (an object, or a text) or plain text; anything else holds none.
    public static (IReadOnlyCollection<string> Urls, IReadOnlyCollection<string> Ids) In(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.Span).Trim('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.Length == 0) return ([], []);
        return text[0] is '{' or '"' or '[' ? InJson(text) : Either(text);
    }

    private static (IReadOnlyCollection<string> Urls, IReadOnlyCollection<string> Ids) InJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.String => Either(json.RootElement.GetString()!),
                JsonValueKind.Object => (Members(json.RootElement, UrlMembers), Members(json.RootElement, IdMembers)),
                _ => ([], []),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second is for a text that is no valid Unicode.
            return ([], []);
        }
    }

    private static HashSet<string> Members(JsonElement json, HashSet<string> names) =>
    [
        .. from member in json.EnumerateObject()
           where names.Contains(member.Name) && member.Value.ValueKind == JsonValueKind.String
           select member.Value.GetString(),
    ];

    private static (IReadOnlyCollection<string> Urls, IReadOnlyCollection<string> Ids) Either(string text) =>
        Guid.TryParseExact(text, "D", out _) ? ([], [text]) : ([text], []);
}
