using Postvogn.Functions.Letters;
using Postvogn.MeMo;

namespace Postvogn.Functions.Printing;

/// <summary>The content of <c>manifest.json</c> (docs/print.md).</summary>
internal sealed record PrintManifest
{
    // Of this file's names: new ones may come at any time, none goes.
    public int Version { get; init; } = 1;

    public required string Source { get; init; }

    public required string Drop { get; init; }

    [JsonPropertyName("messageUUID")]
    public required Guid MessageUuid { get; init; }

    [JsonPropertyName("messageID")]
    public string? MessageId { get; init; }

    public required string Label { get; init; }

    public bool Mandatory { get; init; }

    public bool LegalNotification { get; init; }

    public required PrintReason Why { get; init; }

    // The main document first, in the order of the letter.
    public required IReadOnlyList<PrintFile> Files { get; init; }

    public required PrintFile Address { get; init; }

    public static PrintManifest Of(
        Letter letter, MessageHeader header, Outcome why, IReadOnlyList<PrintFile> files, PrintFile address) => new()
    {
        Source = letter.Source,
        Drop = letter.Drop,
        MessageUuid = letter.MessageUuid,
        MessageId = header.MessageId,
        Label = header.Label,
        Mandatory = header.Mandatory == true,
        LegalNotification = header.LegalNotification == true,
        Why = new(why.By, why.Code, why.Message, why.At),
        Files = files,
        Address = address,
    };
}

/// <summary>Why it could not go by Digital Post, as its outcome says it (UTC).</summary>
internal sealed record PrintReason(string By, string? Code, string? Message, DateTimeOffset At);

/// <summary>A file of the folder; the SHA-256 in lower-case hex. Of the address only path, length and hash.</summary>
internal sealed record PrintFile
{
    public required string Path { get; init; }

    // The sender's own: make it safe before it becomes a path.
    public string? Filename { get; init; }

    public string? EncodingFormat { get; init; }

    public string? Language { get; init; }

    // main, additional or technical.
    public string? Document { get; init; }

    public string? Label { get; init; }

    public required long Length { get; init; }

    public required string Sha256 { get; init; }
}

/// <summary>The content of <c>address.json</c>: whom the letter names, and from whom, as it came.</summary>
internal sealed record PrintAddress(Recipient Recipient, Sender Sender);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(PrintManifest))]
[JsonSerializable(typeof(PrintAddress))]
internal sealed partial class PrintJson : JsonSerializerContext;
