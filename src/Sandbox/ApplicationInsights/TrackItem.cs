using System.Text.Json;

namespace Postvogn.Sandbox.ApplicationInsights;

/// <summary>One item of telemetry as it came.</summary>
/// <param name="Json">The JSON, on one line.</param>
internal sealed record TrackItem(string Json)
{
    private const int BadRequest = 400;
    private static readonly string[] Required = ["name", "time", "iKey", "data"];

    /// <summary>Why it is not taken; null if it is.</summary>
    public TrackError? ErrorAt(int index, IngestionFault? fault)
    {
        if (fault?.RefusedWithStatus.TryGetValue(index, out var status) == true) return new TrackError(index, status, "told to refuse it");
        try
        {
            using var item = JsonDocument.Parse(Json);
            return Missing(item.RootElement) is { } name ? new TrackError(index, BadRequest,
                $"Field '{name}' is required") : KeyError(item.RootElement, index);
        }
        catch (JsonException)
        {
            return new TrackError(index, BadRequest, "It is no JSON");
        }
    }

    private static string? Missing(JsonElement item) =>
        item.ValueKind != JsonValueKind.Object ? "name"
        : Required.FirstOrDefault(field => !item.TryGetProperty(field, out _))
        ?? (item.GetProperty("data") is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(
            "baseType", out _) && data.TryGetProperty("baseData", out _) ? null : "data.baseData");

    private static TrackError? KeyError(JsonElement item, int index) =>
        Guid.TryParse(item.GetProperty("iKey").GetString(), out var key) && key == IngestionService.InstrumentationKey
            ? null
            : new TrackError(index, BadRequest, "Invalid instrumentation key");
}
