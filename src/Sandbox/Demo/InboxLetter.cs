using System.Text.Json;

namespace Postvogn.Sandbox.Demo;

/// <summary>A letter as it lies in the inbox.</summary>
/// <param name="Destination">The folder of the inbox.</param>
/// <param name="MessageUuid">Its messageUUID: the folder below.</param>
/// <param name="FileSha256">The SHA-256 of each file that its message.json names, in that order.</param>
internal sealed record InboxLetter(string Destination, Guid MessageUuid, IReadOnlyList<string> FileSha256)
{
    /// <summary>All letters of the inbox that are whole: those with a message.json.</summary>
    /// <param name="inbox">The container <c>inbox</c>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<InboxLetter>> ReadAllAsync(string inbox, CancellationToken cancellationToken)
    {
        var letters = new List<InboxLetter>();
        if (!Directory.Exists(inbox))
            return letters;
        foreach (var message in Directory.EnumerateFiles(inbox, "message.json", SearchOption.AllDirectories))
            letters.Add(await ReadAsync(message, cancellationToken));
        return letters;
    }

    private static async Task<InboxLetter> ReadAsync(string message, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(message)!;
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(message, cancellationToken));
        var hashes = new List<string>();
        foreach (var file in json.RootElement.GetProperty("files").EnumerateArray())
            hashes.Add(await Sha256Hex.OfFileAsync(Path.Combine(folder, file.GetProperty("path").GetString()!), cancellationToken));
        return new(Path.GetFileName(Path.GetDirectoryName(folder)!), json.RootElement.GetProperty("messageUUID").GetGuid(), hashes);
    }
}
