using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.Cli.Costs;

/// <summary>The files beside this one: prices, quantities and profiles.</summary>
internal static class CostData
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        // A number in quotes is written as somebody's country writes it.
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static IReadOnlyList<Quantity> Quantities() => Read<List<Quantity>>("quantities.json");

    public static IReadOnlyDictionary<string, Installation> Profiles() => Read<Dictionary<string, Installation>>("profiles.json");

    public static PriceList Prices() => Read<PriceList>("prices.json");

    private static T Read<T>(string name)
    {
        using var file = typeof(CostData).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(file, Json)!;
    }
}
