using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Printing;

/// <summary>A stand-in for a print provider, written from docs/print.md alone: it takes what has a manifest, checks every file against it,
/// prints what has an address, refuses what has none, and says so in <c>printed.json</c>. One that errs answers its first letter with what
/// answers nothing, and writes it anew when it is told.</summary>
internal sealed class PrintProvider(ISandboxStore store, TimeProvider clock, bool errsAtFirst = false)
{
    private const string Container = "print";
    private const string Manifest = "manifest.json";
    private const string Answer = "printed.json";
    private const string Problem = "printed.error.json";
    private static readonly byte[] NoAnswer = "{ \"state\": \"done\" }"u8.ToArray();
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private readonly ConcurrentDictionary<string, Handled> handled = new(StringComparer.Ordinal);

    public IReadOnlyList<PrintedLetter> Letters => [.. handled.Values.Select(it => it.Letter)];

    /// <summary>Ends only when it is cancelled.</summary>
    public async Task RunAsync(Func<Guid, bool> isOurs, CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var blob in await store.ListAsync(Container, "", cancellationToken))
            {
                // {source}/{messageUUID}/manifest.json
                if (blob.Name.Split('/') is not [var source, var folder, var file] || !Guid.TryParse(folder, out var uuid) || !isOurs(uuid))
                    continue;
                if (file == Manifest) await HandleAsync(new PrintedLetter(source, uuid), blob, cancellationToken);
                if (file == Problem) await AnswerAnewAsync($"{source}/{folder}", cancellationToken);
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    // What was answered is not taken again, unless it was handed over anew.
    private async Task HandleAsync(PrintedLetter letter, StoredBlob manifest, CancellationToken cancellationToken)
    {
        var folder = $"{letter.Source}/{letter.MessageUuid}";
        var known = handled.GetValueOrDefault(folder);
        if (known?.ETag == manifest.ETag || await PrintAsync(letter, folder, cancellationToken) is not { } made) return;
        var errs = errsAtFirst && handled.IsEmpty;
        var answer = JsonSerializer.SerializeToUtf8Bytes(new
        {
            state = made.IsPrinted ? "printed" : "refused",
            reference = $"P-{handled.Count + (known is null ? 1 : 0):0000}",
            reason = made.IsPrinted ? null : made.Fault ?? "There is no address to post it to.",
        });
        handled[folder] = new Handled(
            manifest.ETag, made with { Times = (known?.Letter.Times ?? 0) + 1 }, errs ? answer : null);
        await PutAnswerAsync(folder, errs ? NoAnswer : answer, cancellationToken);
    }

    private async Task AnswerAnewAsync(string folder, CancellationToken cancellationToken)
    {
        if (handled.GetValueOrDefault(folder) is not { Right: { } answer } known) return;
        handled[folder] = known with { Right = null };
        await PutAnswerAsync(folder, answer, cancellationToken);
    }

    private Task PutAnswerAsync(string folder, byte[] answer, CancellationToken cancellationToken) =>
        store.PutAsync(Container, $"{folder}/{Answer}", new MemoryStream(answer), cancellationToken);

    // Null: it was taken away again.
    private async Task<PrintedLetter?> PrintAsync(PrintedLetter letter, string folder, CancellationToken cancellationToken)
    {
        if (await store.ReadJsonAsync(Container, $"{folder}/{Manifest}", cancellationToken) is not { } manifest) return null;
        var hashes = new List<string>();
        string? fault = null;
        foreach (var file in manifest.GetProperty("files").EnumerateArray().Append(manifest.GetProperty("address")))
        {
            var path = file.GetProperty("path").GetString()!;
            var hash = await Sha256Hex.OfBlobAsync(store, Container, $"{folder}/{path}", cancellationToken);
            hashes.Add(hash);
            if (hash != file.GetProperty("sha256").GetString()) fault = $"File {hashes.Count} is not the one that the manifest names.";
        }

        var hasAddress = await HasAddressAsync(folder, cancellationToken);
        return letter with { FileSha256 = hashes[..^1], Fault = fault, IsPrinted = fault is null && hasAddress };
    }

    private async Task<bool> HasAddressAsync(string folder, CancellationToken cancellationToken) =>
        await store.ReadJsonAsync(Container, $"{folder}/address.json", cancellationToken) is { } address
        && address.GetProperty("recipient").TryGetProperty("attentionData", out var attention)
        && (attention.TryGetProperty("address", out _) || attention.TryGetProperty("unstructuredAddress", out _));

    // What it is still to say, when it erred.
    private sealed record Handled(string ETag, PrintedLetter Letter, byte[]? Right);
}
