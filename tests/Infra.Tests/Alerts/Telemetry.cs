using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.Letters;
using Postvogn.Infra.Tests.App;

namespace Postvogn.Infra.Tests.Alerts;

/// <summary>What the product says: the names that a query may ask for.</summary>
/// <param name="Metrics">Names of metrics.</param>
/// <param name="Events">Event ids of log records.</param>
/// <param name="Properties">Fields of log records and tags of metrics.</param>
public sealed partial record Telemetry(
    IReadOnlyCollection<string> Metrics, IReadOnlyCollection<int> Events, IReadOnlyCollection<string> Properties)
{
    private const BindingFlags Everything =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string[] Tables = ["AppTraces", "AppMetrics", "AppRequests", "AppDependencies", "AppExceptions"];

    /// <summary>Of the function app: its instruments, its log messages and its steps.</summary>
    public static Telemetry OfProduct { get; } = Of(typeof(Step).Assembly);

    /// <summary>Names in a query that nothing writes.</summary>
    public IEnumerable<string> UnknownNames(string query) =>
    [
        .. Kql.Metrics(query).Where(
            name => !Metrics.Any(metric => metric == name || (name.EndsWith('.') && metric.StartsWith(name, StringComparison.Ordinal)))),
        .. Kql.EventIds(query).Where(range => !Events.Any(id => id >= range.First && id <= range.Last)).Select(range =>
            $"event {range.First}-{range.Last}"),
        .. Kql.Properties(query).Except(Properties.Append("EventId"), StringComparer.Ordinal).Select(name => $"property {name}"),
        .. Kql.Tables(query).Except(Tables, StringComparer.Ordinal).Select(name => $"table {name}"),
    ];

    private static Telemetry Of(Assembly app)
    {
        var types = app.GetTypes();
        var messages = types.SelectMany(type => type.GetMethods(Everything))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().ToList();
        var instruments = types.SelectMany(type => type.GetFields(Everything)).Where(
            field => field.IsStatic && typeof(Instrument).IsAssignableFrom(field.FieldType));
        return new Telemetry(
            [.. instruments.Select(field => ((Instrument)field.GetValue(null)!).Name)],
            [.. messages.Select(message => message.EventId), .. Enum.GetValues<Step>().Select(step => (int)step)],
            [.. messages.SelectMany(message => Placeholder().Matches(message.Message)).Select(match => match.Groups[1].Value), .. Tags()]);
    }

    private static IEnumerable<string> Tags() => Checkout.Files("src/Functions/Telemetry", "*.cs")
        .SelectMany(file => Tag().Matches(Checkout.Read(file))).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\{(\w+)")]
    private static partial Regex Placeholder();

    // new("system", …) and new KeyValuePair<string, object?>("system", …)
    [GeneratedRegex(@"new(?: KeyValuePair<string, object\?>)?\(""(\w+)"",")]
    private static partial Regex Tag();
}
