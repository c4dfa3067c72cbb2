namespace Postvogn.Sandbox.ApplicationInsights;

internal sealed record TrackItem(string Json)
{
    private static readonly string[] Required = ["name", "time", "iKey", "data"];

    public TrackError? ErrorAt(int index, IngestionFault? fault)
    {
        if (fault?.RefusedWithStatus.TryGetValue(index, out var status) == true) return new(index, status, "told to refuse it");
        return Fault() is { } words ? new(index, 400, words) : null;
    }

    private string? Fault()
    {
        try
        {
            using var item = JsonDocument.Parse(Json);
            if (Missing(item.RootElement) is { } name) return $"Field '{name}' is required";
            var isOurs = Guid.TryParse(item.RootElement.GetProperty("iKey").GetString(), out var key)
                && key == IngestionService.InstrumentationKey;
            return isOurs ? null : "Invalid instrumentation key";
        }
        catch (JsonException)
        {
            return "It is no JSON";
        }
    }

    private static string? Missing(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return "name";
        if (Required.FirstOrDefault(field => !item.TryGetProperty(field, out _)) is { } missing) return missing;
        var data = item.GetProperty("data");
        return data.ValueKind == JsonValueKind.Object && data.TryGetProperty("baseType", out _) && data.TryGetProperty("baseData", out _)
            ? null
            : "data.baseData";
    }
}
