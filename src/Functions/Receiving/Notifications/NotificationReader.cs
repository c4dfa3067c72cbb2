using System.Text.RegularExpressions;

namespace Postvogn.Functions.Receiving;

/// <summary>TI 10.7.5 says that there is a URL whose path includes the id, and no more of the format (docs/adr/0020). Pure.</summary>
internal static partial class NotificationReader
{
    private const int LongestUrl = 2048;

    // The URL goes before an id, the body before the query parameter memo-message-uuid (which pushes have, TI 10.5.1). A URL may lead to
    // Digital Post only.
    public static NotificationReading Read(ReadOnlyMemory<byte> body, string? messageUuid, Uri digitalPost)
    {
        var (urls, ids) = NotificationTexts.In(body);
        if (urls.Count > 0) return Only(urls, url => OfUrl(url, digitalPost));
        if (ids.Count == 0 && messageUuid is not null) ids = [messageUuid];
        return ids.Count > 0 ? Only(ids, OfId) : new NotificationReading(null, NotificationFault.NamesNothing);
    }

    private static NotificationReading Only(IReadOnlyCollection<string> texts, Func<string, NotificationReading> read) =>
        texts.Count == 1 ? read(texts.First()) : new NotificationReading(null, NotificationFault.NamesSeveral);

    private static NotificationReading OfId(string text) =>
        Guid.TryParseExact(text,
            "D", out var id) ? Named(NotifiedKind.Letter, id) : new NotificationReading(null, NotificationFault.NoResource);

    // The text itself must match: no parser stands between what is checked and what is used, and only the id is used.
    private static NotificationReading OfUrl(string text, Uri digitalPost)
    {
        var url = text.Length <= LongestUrl ? ResourceUrl().Match(text) : Match.Empty;
        if (!url.Success) return new NotificationReading(null, NotificationFault.NoResource);
        if (!IsAt(digitalPost, url.Groups["host"].Value, url.Groups["port"].Value))
            return new NotificationReading(null, NotificationFault.OtherHost);
        return Named(
            url.Groups["kind"].Value == "memos" ? NotifiedKind.Letter : NotifiedKind.Receipt, Guid.ParseExact(url.Groups["id"].Value, "D"));
    }

    private static bool IsAt(Uri digitalPost, string host, string port) =>
        host.Equals(digitalPost.Host, StringComparison.OrdinalIgnoreCase) && (port.Length == 0 ? "443" : port) == $"{digitalPost.Port}";

    private static NotificationReading Named(NotifiedKind kind, Guid id) => new(new NotifiedResource(kind, id));

    [GeneratedRegex(
        @"\Ahttps://(?<host>[A-Za-z0-9.\-]{1,253})(:(?<port>[0-9]{1,5}))?(/apis/v1)?/(?<kind>memos|receipts)" +
        @"/(?<id>[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})/?(\?[!-~]*)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResourceUrl();
}

/// <summary>The host is what the notification names in the place of Digital Post's: letters, digits, dots and hyphens only.</summary>
internal sealed record NotificationReading(NotifiedResource? Resource, NotificationFault? Fault = null);

/// <summary>A letter, whose id is its messageUUID (TI 10.7.5), or a business receipt.</summary>
internal sealed record NotifiedResource(NotifiedKind Kind, Guid Id);

internal enum NotifiedKind
{
    Letter,

    Receipt,
}

/// <summary>See docs/adr/0020.</summary>
internal enum NotificationFault
{
    NamesNothing,

    NamesSeveral,

    // Another scheme, another path, a user, or anything that must not stand in it.
    NoResource,

    OtherHost,
}
