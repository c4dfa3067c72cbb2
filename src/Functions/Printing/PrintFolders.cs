using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization.Metadata;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Printing;

/// <summary>What a print provider finds: <c>print/{source}/{uuid}/</c> (docs/print.md). The manifest is written last and removed first: a
/// folder without one is not to be printed.</summary>
internal sealed class PrintFolders(IBlobStore store, PostvognSettings settings, StepTrail trail)
{
    private const int BufferSize = 65_536;
    private const int LongestExtension = 10;

    // As the store writes JSON: æ stays æ.
    private static readonly JsonTypeInfo<PrintAddress> AsRead = (JsonTypeInfo<PrintAddress>)new JsonSerializerOptions(
        PrintJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }.GetTypeInfo(typeof(PrintAddress));

    public bool AreFor(string source) => settings.Sources.GetValueOrDefault(source) is { Print: true };

    // How long whoever moved the letter here, or took it over, has for its folder.
    public TimeSpan Longest => settings.Timing.SweepAfter;

    public async Task<bool> IsShownAsync(Letter letter, CancellationToken cancellationToken)
    {
        await using var manifest = await store.OpenAsync(Place(letter, Places.PrintManifestFile), cancellationToken);
        return manifest is not null;
    }

    // Its files. What an earlier try wrote is written again, the same.
    public async Task<PrintFolder> FillAsync(Letter letter, Outcome why, CancellationToken cancellationToken)
    {
        await using var memo = await store.OpenAsync(Places.Memo(letter.MessageUuid), cancellationToken);
        if (memo is null) return new(null, PrintProblem.Gone);
        try
        {
            await using var reader = new MemoReader(memo.Stream, MemoReaderOptions.Tolerant);
            var header = await reader.ReadHeaderAsync(cancellationToken);
            var files = await WriteFilesAsync(letter, reader, cancellationToken);
            if (files.Count == 0) return new(null, PrintProblem.Nothing);
            var address = await WriteAddressAsync(letter, header, cancellationToken);
            trail.Reached(Step.StorePrintFiles, letter.MessageUuid);
            return new(PrintManifest.Of(letter, header, why, files, address), null);
        }
        catch (MemoFormatException)
        {
            return new(null, PrintProblem.Gone);
        }
    }

    // One that stands is not written anew: a provider may have printed by it, and would take another for another letter.
    public async Task ShowAsync(Letter letter, PrintManifest manifest, CancellationToken cancellationToken)
    {
        var place = Place(letter, Places.PrintManifestFile);
        await store.WriteAsync(place, manifest, PrintJson.Default.PrintManifest, BlobCondition.IfAbsent, cancellationToken);
        trail.Reached(Step.HandOverToPrint, letter.MessageUuid);
    }

    // Once the letter is not to be printed, or is printed. Killed within, the rest is removed by the next try.
    public async Task RemoveAsync(Letter letter, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(Place(letter, Places.PrintManifestFile), cancellationToken);
        var answer = Place(letter, Places.PrintAnswerFile);
        var folder = Places.PrintFolder(letter.Source, letter.MessageUuid);
        await foreach (var file in store.ListAsync(Places.Prints, folder, cancellationToken))
        {
            if (file.Path != answer) await store.DeleteAsync(file.Path, cancellationToken);
        }

        await store.DeleteAsync(answer, cancellationToken);
        trail.Reached(Step.WithdrawPrint, letter.MessageUuid);
    }

    private async Task<List<PrintFile>> WriteFilesAsync(Letter letter, MemoReader reader, CancellationToken cancellationToken)
    {
        var files = new List<PrintFile>();
        while (await reader.ReadFileAsync(cancellationToken) is { } part)
        {
            var path = $"{files.Count + 1:00}{ExtensionOf(part.Filename)}";
            var (length, sha256) = await WriteAsync(Place(letter, path), part.Content, cancellationToken);
            files.Add(new PrintFile
            {
                Path = path,
                Filename = part.Filename,
                EncodingFormat = part.EncodingFormat,
                Language = part.Language,
                Document = part.DocumentKind.ToString().ToLowerInvariant(),
                Label = part.DocumentLabel,
                Length = length,
                Sha256 = sha256,
            });
        }

        return files;
    }

    private async Task<PrintFile> WriteAddressAsync(Letter letter, MessageHeader header, CancellationToken cancellationToken)
    {
        var address = new PrintAddress(header.Recipient, header.Sender);
        using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(address, AsRead));
        var (length, sha256) = await WriteAsync(Place(letter, Places.PrintAddressFile), json, cancellationToken);
        return new PrintFile { Path = Places.PrintAddressFile, Length = length, Sha256 = sha256 };
    }

    private async Task<(long Length, string Sha256)> WriteAsync(BlobPath place, Stream content, CancellationToken cancellationToken)
    {
        var (length, sha256) = (0L, "");
        await store.PutAsync(
            place,
            async (to, cancel) => (length, sha256) = await CopyAsync(content, to, cancel),
            BlobCondition.None,
            cancellationToken);
        return (length, sha256);
    }

    private static async Task<(long Length, string Sha256)> CopyAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var length = 0L;
            for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0; length += read)
            {
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static BlobPath Place(Letter letter, string file) => Places.Print(letter.Source, letter.MessageUuid, file);

    // A name comes from outside: of it the place has the ending alone, the manifest the whole.
    private static string ExtensionOf(string filename)
    {
        var extension = Path.GetExtension(filename).ToLowerInvariant();
        return extension.Length is > 1 and <= LongestExtension && extension[1..].All(char.IsAsciiLetterOrDigit) ? extension : "";
    }
}

/// <summary>What its folder holds, or why it cannot be handed over.</summary>
internal sealed record PrintFolder(PrintManifest? Manifest, PrintProblem? Problem);

/// <summary>Why a letter cannot be handed over.</summary>
internal sealed record PrintProblem(string Code, string Message)
{
    public static PrintProblem Gone { get; } = new(
        "print.memo.gone", "It could not be handed over to print: its MeMo is gone from the store or cannot be read.");

    public static PrintProblem Nothing { get; } = new(
        "print.nothing", "It could not be handed over to print: it has no file (a NemSMS).");
}
