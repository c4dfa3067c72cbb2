using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.App;
using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Alerts;

/// <summary>The alerts as they are deployed: query, columns that it judges, page.</summary>
public static partial class DeployedAlerts
{
    private static readonly Lazy<IReadOnlyList<string>> Anchors = new(() => [.. MarkdownAnchors.Of(Checkout.Read("docs/operations.md"))]);

    public static IEnumerable<string> Faults(Snapshot snapshot) => Of(snapshot).SelectMany(alert => (IEnumerable<string>)
    [
        .. Kql.Tables(alert.Query).Any() ? [] : (string[])[$"{alert.Key}: the query asks no table."],
        .. Telemetry.OfProduct.UnknownNames(alert.Query).Select(name => $"{alert.Key}: nothing writes {name}."),
        .. Placeholder().Matches(alert.Query).Select(place => $"{alert.Key}: nothing is put in for {place.Value}."),
        .. alert.Dimensions.Where(column => !Regex.IsMatch(alert.Query, $@"by\b.*\b{column}\b", RegexOptions.NonBacktracking))
            .Select(column => $"{alert.Key}: the query has no column {column}."),
        .. alert.Query.Contains("Value = ", StringComparison.Ordinal) ? [] : (string[])[$"{alert.Key}: the query has no column Value."],
        .. Anchors.Value.Contains(alert.Page) ? [] : (string[])[$"{alert.Key} has no page in docs/operations.md."],
    ]);

    /// <summary>The rules on queries of logs.</summary>
    public static IEnumerable<DeployedAlert> Of(Snapshot snapshot) =>
        from alert in snapshot.Of("Microsoft.Insights/scheduledQueryRules")
        let criterion = new Resource(alert.Items("properties.criteria.allOf").First().AsObject())
        select new DeployedAlert(
            alert.Name,
            criterion.Text("query") ?? "",
            [.. criterion.Items("dimensions").Select(dimension => dimension["name"]!.GetValue<string>())],
            (alert.Text("properties.actions.customProperties.page") ?? "").Split('#')[^1]);

    [GeneratedRegex(@"\{[a-z]\w*\}")]
    private static partial Regex Placeholder();
}
