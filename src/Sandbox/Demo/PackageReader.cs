namespace Postvogn.Sandbox.Demo;

internal static class PackageReader
{
    public static async Task<DropContent> ReadAsync(string path, CancellationToken cancellationToken)
    {
        JsonElement letter;
        try
        {
            using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(path, cancellationToken));
            letter = json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return new DropContent { Letters = [new LetterContent()] };
        }
        return await ReadAsync(letter, Path.GetDirectoryName(path)!, cancellationToken);
    }

    private static async Task<DropContent> ReadAsync(JsonElement letter, string folder, CancellationToken cancellationToken)
    {
        var files = Files(letter).Where(file => IsBelow(folder, file.Path)).ToList();
        var hashes = new List<string>();
        foreach (var file in files.OrderBy(file => file.Rank))
            hashes.Add(await Sha256Hex.OfFileAsync(Path.Combine(folder, file.Path), cancellationToken));
        var content = new LetterContent
        {
            MessageUuid = Guid.TryParse(Text(letter, "messageUUID"), out var uuid) ? uuid : null,
            FileSha256 = hashes,
            Sender = Member(letter, "sender") is { } sender && Text(sender, "id") is { } cvr ? new Party("CVR", cvr, Text(sender,
                "label")) : null,
            Recipient = Member(letter, "recipient") is { } to && Text(to, "id") is { } id ? new Party(Text(to, "type") ?? "", id, Text(to,
                "label")) : null,
        };
        return new DropContent
        {
            Letters = [content],
            Files = [.. files.Select(file => file.Path).Distinct().Where(file => File.Exists(Path.Combine(folder, file)))],
        };
    }

    // A MeMo holds the main document first, then the additional, then the technical ones.
    private static IEnumerable<(string Path, int Rank)> Files(JsonElement letter)
    {
        if (Member(letter, "files") is not { ValueKind: JsonValueKind.Array } files)
            yield break;
        var first = true;
        foreach (var file in files.EnumerateArray())
        {
            if (Text(file, "path") is { } path)
                yield return (path, (Text(file, "document") ?? (first ? "main" : "additional")) switch { "main" => 0,
                    "additional" => 1, _ => 2 });
            first = false;
        }
    }

    // A package may name files below its own folder only; any other stays where it is, and Postvogn says what is wrong.
    private static bool IsBelow(string folder, string path) =>
        Path.GetFullPath(path, folder).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
}
