using System.Text.Json;
using Postvogn.Infra.Tests.App;

namespace Postvogn.Infra.Tests.Alerts;

/// <summary>The workbook that is deployed.</summary>
public static class Workbook
{
    /// <summary>Its queries, in their order.</summary>
    public static IReadOnlyList<string> Queries()
    {
        using var workbook = JsonDocument.Parse(Checkout.Read("infra-bicep/modules/watch/workbook.json"));
        return [.. workbook.RootElement.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("content").TryGetProperty("query", out var query) ? query.GetString() : null)
            .OfType<string>()];
    }
}
