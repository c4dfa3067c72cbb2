using System.Text.Json;
using System.Text.Json.Nodes;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Storage;

/// <summary>A blob-created event, as Event Grid delivers it to a queue (CloudEvents 1.0). It is a hint: only where the blob lies is taken
/// from it, what it holds is read from the store.</summary>
internal static class BlobEvent
{
    private const string SubjectStart = "/blobServices/default/containers/";
    private const string SubjectMiddle = "/blobs/";
    private const string Repeated = "Postvogn.Sweep";

    /// <summary>Where the blob lies that the event tells of.</summary>
    /// <exception cref="InvalidDataException">The message is no such event.</exception>
    public static BlobPath PathOf(string message)
    {
        try
        {
            using var parsed = JsonDocument.Parse(message);
            if (parsed.RootElement.ValueKind == JsonValueKind.Object
                && parsed.RootElement.TryGetProperty("subject", out var subject)
                && subject.GetString() is { } text
                && text.StartsWith(SubjectStart, StringComparison.Ordinal)
                && text.IndexOf(SubjectMiddle, StringComparison.Ordinal) is > 0 and var middle)
                return BlobPath.OfOthers(text[SubjectStart.Length..middle], text[(middle + SubjectMiddle.Length)..]);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            throw Unreadable(error);
        }

        throw Unreadable(null);
    }

    /// <summary>The same, in the one container whose events the queue has.</summary>
    /// <exception cref="InvalidDataException">The message is no such event, or of another container: it would have something else handled
    /// and removed.</exception>
    public static BlobPath PathOf(string message, string container) =>
        PathOf(message) is var path && path.Container == container ? path : throw new InvalidDataException(
            $"The message is of a blob in another container than {container}. Set the subject filter of the event subscription to it.");

    /// <summary>Whether it is a hint of ours, given because the blob was not handled at its own event.</summary>
    public static bool IsRepeated(string message) => message.Contains($"\"{Repeated}\"", StringComparison.Ordinal);

    /// <summary>Makes the hint that <see cref="PathOf(string)"/> reads; Sweep gives it for a blob whose own event got lost.</summary>
    public static string HintFor(BlobPath path) =>
        new JsonObject
        {
            ["specversion"] = "1.0",
            ["type"] = Repeated,
            ["source"] = "/postvogn/sweep",
            ["subject"] = $"{SubjectStart}{path.Container}{SubjectMiddle}{path.Name}",
        }.ToJsonString();

    private static InvalidDataException Unreadable(Exception? cause) =>
        new(
            "The message is no blob-created event: it has no subject of the form " +
            "/blobServices/default/containers/{container}/blobs/{name}. Deliver the event subscription in the CloudEvents 1.0 schema.",
            cause);
}
