using Postvogn.Functions.Letters;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

/// <summary>What the app sent to the ingestion endpoint, read from the file that the endpoint keeps.</summary>
internal sealed class SentTelemetry(string path)
{
    private readonly List<SentItem> items = [.. File.ReadLines(path).Select(SentItem.Read)];

    public IReadOnlyList<SentItem> Items => items;

    /// <summary>Everything of one letter (or transmission), by its UUID.</summary>
    public IReadOnlyList<SentItem> Of(Guid uuid) =>
        [.. items.Where(item => item.OperationId == uuid.ToString("N")).OrderBy(item => item.Time)];

    /// <summary>The steps of one letter, each once, in the order in which they were first reached.</summary>
    public IReadOnlyList<Step> StepsOf(Guid uuid) =>
    [
        .. Of(uuid).Where(item => item.Properties.ContainsKey("Step"))
            .Select(item => (Step)int.Parse(item.Properties["EventId"])).Distinct(),
    ];

    /// <summary>The sum of all values of a metric.</summary>
    public double Sum(string metric) => items.Where(item => item.Type == "MetricData" && item.Name == metric).Sum(item => item.Value);
}
