using System.Text.Json;

namespace Postvogn.Testing;

/// <summary>One item of telemetry, as Application Insights is sent it.</summary>
public sealed record SentItem(
    string Type,
    DateTimeOffset Time,
    string? OperationId,
    string? ParentId,
    string Role,
    string Name,
    double Value,
    JsonElement Data,
    IReadOnlyDictionary<string, string> Properties)
{
    public static SentItem Read(string line)
    {
        var item = JsonDocument.Parse(line).RootElement;
        var tags = item.GetProperty("tags");
        var type = item.GetProperty("data").GetProperty("baseType").GetString()!;
        var data = item.GetProperty("data").GetProperty("baseData");
        var metric = type == "MetricData" ? data.GetProperty("metrics")[0] : data;
        return new SentItem(
            type,
            item.GetProperty("time").GetDateTimeOffset(),
            TextOf(tags, "ai.operation.id"),
            TextOf(tags, "ai.operation.parentId"),
            tags.GetProperty("ai.cloud.role").GetString()!,
            TextOf(metric, "name") ?? "",
            type == "MetricData" ? metric.GetProperty("value").GetDouble() : 0,
            data,
            data.TryGetProperty("properties", out var properties)
                ? properties.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString()!)
                : []);
    }

    public string? Text(string field) => TextOf(Data, field);

    private static string? TextOf(JsonElement element, string field) =>
        element.TryGetProperty(field, out var value) ? value.ToString() : null;
}
