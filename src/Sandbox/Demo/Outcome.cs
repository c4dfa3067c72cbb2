using System.Text.Json;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

/// <summary>As it lies in <c>outcomes/</c>.</summary>
internal sealed record Outcome
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>As <c>{source}/{name}</c>.</summary>
    public string? Drop { get; init; }

    /// <summary>Null when it was refused before it had one.</summary>
    public string? MessageUUID { get; init; }

    /// <summary>Completed, Rejected, Undeliverable, Recalled or Failed.</summary>
    public string State { get; init; } = "";

    /// <summary>DigitalPost or Postvogn.</summary>
    public string? By { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    public IReadOnlyList<OutcomeFinding> Findings { get; init; } = [];

    public string? TransmissionId { get; init; }

    /// <summary>Wherever it may lie; null when there is none yet.</summary>
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
    /// <summary>Such as <c>/Message/MessageHeader/label (line 4, column 12)</c>.</summary>
    public string Place => Line > 0 ? $"{Path} (line {Line}, column {Column})".TrimStart() : Path ?? "";
}
