using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

internal sealed record InboxLetter(string Destination, Guid MessageUuid, string MemoSha256, IReadOnlyList<string> FileSha256)
{
    private const string Inbox = "inbox";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public InboxAnswers? Answers { get; init; }

    public static async Task<IReadOnlyList<InboxLetter>> ReadAllAsync(ISandboxStore store, CancellationToken cancellationToken)
    {
        var letters = new List<InboxLetter>();
        foreach (var blob in await store.ListAsync(Inbox, "", cancellationToken))
        {
            if (blob.Name.EndsWith("/message.json", StringComparison.Ordinal))
                letters.Add(await ReadAsync(store, blob.Name, cancellationToken));
        }
        return letters;
    }

    // {destination}/{messageUUID}/message.json
    private static async Task<InboxLetter> ReadAsync(ISandboxStore store, string name, CancellationToken cancellationToken)
    {
        var message = (await store.ReadJsonAsync(Inbox, name, cancellationToken))!.Value;
        var folder = name[..name.LastIndexOf('/')];
        var hashes = new List<string>();
        foreach (var file in message.GetProperty("files").EnumerateArray())
            hashes.Add(await Sha256Hex.OfBlobAsync(store, Inbox, $"{folder}/{file.GetProperty("path").GetString()}", cancellationToken));
        var memo = await Sha256Hex.OfBlobAsync(store, Inbox, $"{folder}/memo.xml", cancellationToken);
        return new(folder.Split('/')[^2], message.GetProperty("messageUUID").GetGuid(), memo, hashes)
        {
            Answers = message.TryGetProperty("answers", out var answers) ? answers.Deserialize<InboxAnswers>(Web) : null,
        };
    }
}

/// <summary>The letter of ours that it answers, as its message.json names it.</summary>
internal sealed record InboxAnswers(string Source, string Drop, Guid MessageUUID, string? MessageID);
