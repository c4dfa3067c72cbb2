using System.Globalization;
using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.Workflows;

namespace Postvogn.Infra.Tests.Alerts;

/// <summary>What the product really says: event ids and names from its source.</summary>
public sealed partial class Telemetry(string source)
{
    /// <summary>Of this repository: the app and the client of Digital Post.</summary>
    public static Telemetry OfProduct { get; } = new(string.Join('\n', Checkout.Files("src/Functions", "*.cs")
        .Concat(Checkout.Files("src/DigitalPost", "*.cs")).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(Checkout.Read)));

    private readonly HashSet<int> events = EventId().Matches(source).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToHashSet();

    /// <summary>Names in a query that nothing writes.</summary>
    public IEnumerable<string> UnknownNames(string query) =>
    [
        .. Kql.Metrics(query).Where(name => !source.Contains($"\"{name}", StringComparison.Ordinal)),
        .. Kql.EventIds(query).Where(range => !events.Any(id => id >= range.First && id <= range.Last)).Select(range => $"event {range.First}-{range.Last}"),
        .. Kql.Properties(query).Where(name => name != "EventId" && !Writes(name)).Select(name => $"property {name}"),
        .. Kql.Tables(query).Except(Tables, StringComparer.Ordinal).Select(name => $"table {name}"),
    ];

    // A property of a log record is a placeholder of its message, that of a metric a tag.
    private bool Writes(string property) =>
        source.Contains($"{{{property}}}", StringComparison.Ordinal) || source.Contains($"\"{property}\"", StringComparison.Ordinal);

    private static readonly string[] Tables = ["AppTraces", "AppMetrics", "AppRequests", "AppDependencies", "AppExceptions"];

    [GeneratedRegex(@"EventId = (\d+)")]
    private static partial Regex EventId();
}
