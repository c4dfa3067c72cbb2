using System.Text.Json;
using Postvogn.Functions.Letters;

namespace Postvogn.EndToEnd;

/// <summary>What the app sent to the ingestion endpoint, read from the file that the endpoint keeps.</summary>
internal sealed class SentTelemetry(string path)
{
    private readonly List<SentItem> items = [.. File.ReadLines(path).Select(SentItem.Read)];

    public IReadOnlyList<SentItem> Items => items;

    /// <summary>Everything of one letter (or transmission), by its UUID.</summary>
    public IReadOnlyList<SentItem> Of(Guid uuid) => [.. items.Where(item => item.OperationId == uuid.ToString(
        "N")).OrderBy(item => item.Time)];

    /// <summary>The steps of one letter, each once, in the order in which they were first reached.</summary>
    public IReadOnlyList<Step> StepsOf(Guid uuid) => [.. Of(uuid).Where(item => item.Properties.ContainsKey(
        "Step")).Select(item => (Step)int.Parse(item.Properties["EventId"])).Distinct()];

    /// <summary>The sum of all values of a metric.</summary>
    public double Sum(string metric) => items.Where(item => item.Type == "MetricData" && item.Name == metric).Sum(item => item.Value);
}

/// <summary>One item of telemetry.</summary>
internal sealed record SentItem(
    string Type,
    DateTimeOffset Time,
    string? OperationId,
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
            tags.TryGetProperty("ai.operation.id", out var id) ? id.GetString() : null,
            tags.GetProperty("ai.cloud.role").GetString()!,
            metric.TryGetProperty("name", out var name) ? name.GetString()! : "",
            type == "MetricData" ? metric.GetProperty("value").GetDouble() : 0,
            data,
            data.TryGetProperty("properties", out var properties)
                ? properties.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString()!)
                : []);
    }

    public string? Text(string field) => Data.TryGetProperty(field, out var value) ? value.ToString() : null;
}
