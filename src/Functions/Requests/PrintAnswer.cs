using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Requests;

/// <summary>What a print provider says of a letter. Names that are not known are passed over.</summary>
internal sealed record PrintAnswer(bool IsPrinted, string? Reference, string? Reason)
{
    private const int Longest = 65_536;
    private const int LongestText = 1_000;

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <exception cref="PrintAnswerException">It is no answer.</exception>
    public static async Task<PrintAnswer> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var bytes = new byte[Longest + 1];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > Longest) throw PrintAnswerException.Unreadable($"is longer than {Longest} bytes");
        try
        {
            using var json = JsonDocument.Parse(WithoutMark(bytes.AsMemory(0, length)), Options);
            return Of(json.RootElement);
        }
        catch (JsonException error)
        {
            throw PrintAnswerException.Unreadable($"is no JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1})");
        }
    }

    // Every fault at once.
    private static PrintAnswer Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw PrintAnswerException.Unreadable("is no JSON object");
        var faults = new List<string>();
        var (state, reference, reason) = (
            TextOf(root, "state", faults), TextOf(root, "reference", faults), TextOf(root, "reason", faults));
        if (state is null && !faults.Exists(fault => fault.StartsWith("has a state ", StringComparison.Ordinal)))
            faults.Insert(0, "has no state");
        if (state is not (null or "printed" or "refused")) faults.Insert(0, "has a state that is neither printed nor refused");
        if (faults.Count > 0) throw PrintAnswerException.Unreadable([.. faults]);
        return new PrintAnswer(state == "printed", reference, reason);
    }

    private static string? TextOf(JsonElement root, string name, List<string> faults)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) faults.Add($"has a {name} that is no text");
        else if (TextOf(value) is not { } text) faults.Add($"has a {name} that is no Unicode");
        else if (text.EnumerateRunes().Count() > LongestText) faults.Add($"has a {name} of more than {LongestText} characters");
        else return text;
        return null;
    }

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}

/// <summary>An answer that answers nothing. It quotes nothing of it.</summary>
internal sealed class PrintAnswerException : Exception
{
    private PrintAnswerException(string code, string message, string fix)
        : base(message) => (Code, Fix) = (code, fix);

    public string Code { get; }

    public string Fix { get; }

    public static PrintAnswerException Unreadable(params string[] faults) => new(
        "print.answer.invalid", $"printed.json {string.Join("; it ", faults)}.",
        "Write it again, for example { \"state\": \"printed\", \"reference\": \"…\" } or { \"state\": \"refused\", \"reason\": " +
        "\"…\" }.");

    public static PrintAnswerException Unknown() => new(
        "print.letter.unknown", "No letter of this source has the messageUUID of this folder.",
        "Write printed.json into the folder in which the letter's manifest.json lies: print/{source}/{messageUUID}/.");

    public static PrintAnswerException NotHandedOver(LetterStatus state) => new(
        "print.letter.not.handed.over", $"The letter was never handed over to print; it is {state}.", "Remove printed.json.");

    public static PrintAnswerException AnsweredBefore(LetterStatus state) => new(
        "print.answered.before", $"It was answered before, otherwise: the letter is {state}, and stays so.",
        "Tell operations if that is wrong: its source has read it.");
}
