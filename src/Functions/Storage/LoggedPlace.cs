using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Storage;

/// <summary>A blob as a log or an exception may name it: the container and the UUIDs of its name. The rest of a name can be that of a
/// received file, and a file's name that of a person.</summary>
internal static partial class LoggedPlace
{
    public static string Of(BlobPath path) => Of(path.Container, path.Name);

    public static string Of(Uri blob)
    {
        var parts = new BlobUriBuilder(blob);
        return $"{blob.GetLeftPart(UriPartial.Authority)}/{Of(parts.BlobContainerName, parts.BlobName)}";
    }

    public static string Of(string container, string name) =>
        name.Length == 0 ? container : string.Join('/', [container, .. Uuid().Matches(name).Select(match => match.Value), "…"]);

    [GeneratedRegex(
        @"(?<![^/])[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Uuid();
}
