using System.Text.Json;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

/// <summary>What Postvogn hands back about a letter, as it lies in <c>outcomes/</c>.</summary>
internal sealed record Outcome
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>The drop, <c>{source}/{name}</c>.</summary>
    public string? Drop { get; init; }

    /// <summary>The letter's messageUUID, unless it was refused before it had one.</summary>
    public string? MessageUUID { get; init; }

    /// <summary>Completed, Rejected, Undeliverable, Recalled or Failed.</summary>
    public string State { get; init; } = "";

    /// <summary>Who refused it: DigitalPost or Postvogn.</summary>
    public string? By { get; init; }

    /// <summary>The code of the refusal.</summary>
    public string? Code { get; init; }

    /// <summary>The reason in words.</summary>
    public string? Message { get; init; }

    /// <summary>Each rule that was broken, with its place and its fix.</summary>
    public IReadOnlyList<OutcomeFinding> Findings { get; init; } = [];

    /// <summary>Digital Post's id of the transmission that carried it.</summary>
    public string? TransmissionId { get; init; }

    /// <summary>Reads the outcome of a letter, wherever it may lie; null when there is none yet.</summary>
    public static async Task<Outcome?> OfAsync(DroppedLetter letter, ISandboxStore store, CancellationToken cancellationToken)
    {
        foreach (var blob in letter.OutcomeBlobs)
        {
            if (await ReadAsync(store, blob, cancellationToken) is { } outcome)
                return outcome;
        }
        return null;
    }

    /// <summary>Reads an outcome; null when there is none yet.</summary>
    /// <param name="store">The store.</param>
    /// <param name="blob">Its name in <c>outcomes</c>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Outcome?> ReadAsync(ISandboxStore store, string blob, CancellationToken cancellationToken)
    {
        await using var content = await store.OpenAsync("outcomes", blob, cancellationToken);
        return content is null ? null : await JsonSerializer.DeserializeAsync<Outcome>(content, Web, cancellationToken);
    }
}

/// <summary>A broken rule in an outcome.</summary>
internal sealed record OutcomeFinding(string? Code, string? Path, int Line, int Column, string? Message, string? Fix)
{
    /// <summary>The place for a person to look at, such as <c>/Message/MessageHeader/label (line 4, column 12)</c>.</summary>
    public string Place => Line > 0 ? $"{Path} (line {Line}, column {Column})".TrimStart() : Path ?? "";
}
