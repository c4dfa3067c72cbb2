using System.Globalization;
using System.Text;
using System.Text.Json;
using Postvogn.Drops;
using Postvogn.Drops.Routing;

namespace Postvogn.Cli.Letters;

/// <summary>Rules and destinations as the app is given them (docs/commands.md): a list of rules, an object with rules, destinations and the
/// default, or the app's own settings, as JSON or as <c>NAME=value</c> lines. All that is wrong is said at once.</summary>
internal sealed class RoutingFile
{
    private const int LongestFile = 1 << 20;
    private const string DefaultOfTheApp = "unrouted";
    private const string AllSettings = "Postvogn__";
    private const string Settings = "Postvogn__Inbox__";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly List<string> problems = [];
    private readonly List<KeyValuePair<string, string?>> members = [];

    /// <summary>Without problems, the table is what they say.</summary>
    public static async Task<(RoutingTable Table, IReadOnlyList<string> Problems)> ReadAsync(
        Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestFile + 1];
        var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > LongestFile) return (Nothing(), ["It is longer than 1 MiB, and no file of rules. Name the file of rules."]);
        var text = Encoding.UTF8.GetString(buffer, 0, length).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        var file = new RoutingFile();
        if (text.StartsWith('{') || text.StartsWith('[')) file.TakeJson(text);
        else file.TakeLines(text);
        return (file.AsTable(), file.problems);
    }

    private void TakeJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Lenient);
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("Values", out var values)) root = values;
            Take(root.ValueKind == JsonValueKind.Array ? "Rules" : "", root);
        }
        catch (JsonException broken)
        {
            problems.Add($"Line {broken.LineNumber + 1}: it is no JSON from here on. An editor for JSON shows what is wrong.");
        }
    }

    private void Take(string name, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                    Take(name.Length == 0 ? member.Name : $"{name}__{member.Name}", member.Value);
                break;
            case JsonValueKind.Array when json.EnumerateArray().Any(one => one.ValueKind is JsonValueKind.Object or JsonValueKind.Array):
                foreach (var (i, one) in json.EnumerateArray().Index()) TakeEntry($"{name}__{i}", one);
                break;
            case JsonValueKind.Array:
                if (json.GetArrayLength() > 0) Add(name, string.Join(',', json.EnumerateArray().Select(one => one.ToString())));
                break;
            case JsonValueKind.Null:
                break;
            default:
                Add(name, json.ToString());
                break;
        }
    }

    // One without members would else be passed over.
    private void TakeEntry(string name, JsonElement one)
    {
        if (one.ValueKind != JsonValueKind.Object || !one.EnumerateObject().Any()) problems.Add($"{name}: it is no object with members.");
        else Take(name, one);
    }

    private void TakeLines(string text)
    {
        foreach (var (i, line) in text.Split('\n').Index())
        {
            var setting = line.Trim();
            if (setting.Length == 0 || setting[0] == '#') continue;
            if (setting.StartsWith("export ", StringComparison.Ordinal)) setting = setting["export ".Length..];
            if (setting.Split('=', 2) is [var name, var value]) Add(name.Trim(), Unquoted(value.Trim()));
            else problems.Add($"Line {i + 1}: it is no setting. Write NAME=value, such as {Settings}Rules__0__Destination=byggesag.");
        }
    }

    private static string Unquoted(string value) =>
        value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value;

    private void Add(string name, string value) => members.Add(new(name.Replace(":", "__", StringComparison.Ordinal), value));

    private RoutingTable AsTable()
    {
        // The app's settings say more than this, a file of rules does not.
        var isSettings = members.Exists(its => its.Key.StartsWith(AllSettings, StringComparison.OrdinalIgnoreCase));
        var given = isSettings ? [.. members.Where(its => its.Key.StartsWith(Settings, StringComparison.OrdinalIgnoreCase))
            .Select(its => KeyValuePair.Create(its.Key[Settings.Length..], its.Value))] : members;
        if (given.Count == 0 && problems.Count == 0)
            problems.Add($"It holds no rule and no destination. Give rules as a JSON list, or settings that begin with {Settings}.");
        var table = new RoutingTable
        {
            Rules = RulesOf(EntriesOf(given, "Rules")),
            DestinationsByContactPoint = DestinationsOf(EntriesOf(given, "Destinations")),
            DefaultDestination = given.Find(its => IsNamed(its.Key, "DefaultDestination")).Value ?? DefaultOfTheApp,
        };
        if (!EntryName.IsFit(table.DefaultDestination)) problems.Add($"DefaultDestination {EntryName.Problem} {EntryName.Fix}");
        foreach (var (key, _) in isSettings ? [] : given.Where(its => !IsKnown(its.Key)))
            problems.Add(IsNamed(key, "Rules") || IsNamed(key, "Destinations")
                ? $"{key} is no list of objects."
                : $"{key} is unknown. Known are rules, destinations and defaultDestination, or settings that begin with {Settings}.");
        return table;
    }

    private IReadOnlyList<RoutingRule> RulesOf(IReadOnlyList<GivenRule> given)
    {
        var (rules, wrong) = RoutingRules.Read(given);
        problems.AddRange(wrong.Select(its =>
            $"Rules__{its.Number}{(its.Member.Length == 0 ? "" : $"__{its.Member}")} {its.Problem} {its.Fix}"));
        return rules;
    }

    private Dictionary<string, string> DestinationsOf(IReadOnlyList<GivenRule> given)
    {
        var destinations = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var its in given)
        {
            var name = its.Members.FirstOrDefault(member => IsNamed(member.Key, "Name")).Value ?? its.Number;
            var place = $"Destinations__{its.Number}";
            if (!EntryName.IsFit(name)) problems.Add($"{place} {EntryName.Problem} {EntryName.Fix}");
            var points = its.Members.FirstOrDefault(member => IsNamed(member.Key, "ContactPoints")).Value ?? "";
            foreach (var point in points.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (!Guid.TryParse(point, out var id)) problems.Add($"{place}__ContactPoints holds a value that is no UUID.");
                else if (!destinations.TryAdd($"{id:D}", name))
                    problems.Add($"{place}__ContactPoints names a contact point that another has.");
            }
        }

        return destinations;
    }

    // By number, as the app has them: 2 before 10, and what is no number behind.
    private static List<GivenRule> EntriesOf(IEnumerable<KeyValuePair<string, string?>> given, string list) =>
    [
        .. given.Where(its => its.Key.StartsWith($"{list}__", StringComparison.OrdinalIgnoreCase))
            .Select(its => (Parts: its.Key.Split("__", 3), its.Value))
            .GroupBy(its => its.Parts[1], StringComparer.OrdinalIgnoreCase)
            .OrderBy(entry => int.TryParse(entry.Key, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue)
            .ThenBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)
            .Select(entry => new GivenRule(entry.Key,
                [.. entry.Where(its => its.Parts.Length == 3).Select(its => KeyValuePair.Create(its.Parts[2], its.Value))])),
    ];

    private static bool IsKnown(string key) =>
        IsNamed(key, "DefaultDestination") || key.StartsWith("Rules__", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("Destinations__", StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(string key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static RoutingTable Nothing() => new() { DefaultDestination = DefaultOfTheApp };
}
