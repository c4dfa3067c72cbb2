using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

internal sealed record Outcome
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public string? Drop { get; init; }

    public string? MessageUUID { get; init; }

    public string State { get; init; } = "";

    public string? By { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    /// <summary>What became of the same drop when it came again.</summary>
    public string? Note { get; init; }

    public IReadOnlyList<OutcomeFinding> Findings { get; init; } = [];

    /// <summary>Else a print provider is still to answer. A day of delivery may be months away.</summary>
    public bool IsAtRest => State != "HandedToPrint";

    public string? TransmissionId { get; init; }

    public static async Task<Outcome?> OfAsync(DroppedLetter letter, ISandboxStore store, CancellationToken cancellationToken)
    {
        foreach (var blob in letter.OutcomeBlobs)
        {
            if (await ReadAsync(store, blob, cancellationToken) is { } outcome)
                return outcome;
        }
        return null;
    }

    public static async Task<Outcome?> ReadAsync(ISandboxStore store, string blob, CancellationToken cancellationToken)
    {
        await using var content = await store.OpenAsync("outcomes", blob, cancellationToken);
        return content is null ? null : await JsonSerializer.DeserializeAsync<Outcome>(content, Web, cancellationToken);
    }
}

internal sealed record OutcomeFinding(string? Code, string? Path, int Line, int Column, string? Message, string? Fix)
{
    public string Place => Line > 0 ? $"{Path} (line {Line}, column {Column})".TrimStart() : Path ?? "";
}
