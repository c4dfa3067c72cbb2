using Azure;

namespace Postvogn.Functions.Storage;

internal static class ETagText
{
    /// <summary>With quotes, as in a header: a listing gives it without, and one form must be kept to compare them.</summary>
    public static string ToText(this ETag etag) => etag.ToString("H");
}
