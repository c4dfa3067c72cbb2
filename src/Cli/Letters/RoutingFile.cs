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
    private const string NameKey = "Name";
    private const string PointsKey = "ContactPoints";
    private const string DefaultKey = "DefaultDestination";
    private const string AllSettings = "Postvogn__";
    private const string Settings = "Postvogn__Inbox__";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    // What holds several, separated by commas; of any other, one value. (In the place of rules or destinations none of them is one, and
    // they are told of as a whole.)
    private static readonly string[] Lists = ["ContactPoint", PointsKey, "Kle", "Form", "Rules", "Destinations"];

    private readonly List<string> problems = [];
    private readonly List<KeyValuePair<string, string?>> members = [];

    /// <summary>Without problems, the table is what they say.</summary>
    public static async Task<(RoutingTable Table, IReadOnlyList<string> Problems)> ReadAsync(
        Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestFile + 1];
        var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > LongestFile) return (Nothing(), ["It is longer than 1 MiB, and no file of rules. Name the file of rules."]);
        if (TextOf(buffer.AsSpan(0, length)) is not { } text)
            return (Nothing(), ["It is no text in UTF-8, so its letters cannot be told. Save it as UTF-8."]);
        var file = new RoutingFile();
        if (text.StartsWith('{') || text.StartsWith('[')) file.TakeJson(text);
        else file.TakeLines(text);
        return (file.AsTable(), file.problems);
    }

    // Windows PowerShell writes UTF-16, and says so at its beginning.
    private static string? TextOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Encoding encoding = bytes.StartsWith(Encoding.Unicode.Preamble)
                ? new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)
                : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return encoding.GetString(bytes).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
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
            case JsonValueKind.Array when Lists.Contains(name[(name.LastIndexOf('_') + 1)..], StringComparer.OrdinalIgnoreCase):
                if (json.GetArrayLength() > 0) Add(name, string.Join(',', json.EnumerateArray().Select(one => one.ToString())));
                break;
            case JsonValueKind.Array:
                foreach (var (i, one) in json.EnumerateArray().Index()) Add($"{name}__{i}", one.ToString());
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
        var (byContactPoint, folders) = DestinationsOf(EntriesOf(given, "Destinations"));
        var standard = DefaultOf(given, folders);
        var table = new RoutingTable
        {
            Rules = RulesOf(EntriesOf(given, "Rules"), [.. folders, standard]),
            DestinationsByContactPoint = byContactPoint,
            DefaultDestination = standard,
        };
        foreach (var (key, _) in isSettings ? [] : given.Where(its => !IsKnown(its.Key)))
            problems.Add(IsNamed(key, "Rules") || IsNamed(key, "Destinations")
                ? $"{key} is no list of objects."
                : $"{key} is unknown. Known are rules, destinations and defaultDestination, or settings that begin with {Settings}.");
        return table;
    }

    private string DefaultOf(List<KeyValuePair<string, string?>> given, IReadOnlyCollection<string> folders)
    {
        var values = given.FindAll(its => IsNamed(its.Key, DefaultKey)).ConvertAll(its => its.Value?.Trim());
        if (values.Count > 1) problems.Add($"{DefaultKey} stands here once more, in whichever case. Give it once.");
        var standard = values.Find(value => value?.Length > 0) ?? DefaultOfTheApp;
        if (!EntryName.IsFit(standard)) problems.Add($"{DefaultKey} {EntryName.Problem} {EntryName.Fix}");
        if (EntryName.MeantBy(standard, folders) is { } meant)
            problems.Add($"{DefaultKey} {EntryName.SpeltOtherwiseProblem} Write it as {meant}.");
        return standard;
    }

    private IReadOnlyList<RoutingRule> RulesOf(IReadOnlyList<GivenRule> given, IReadOnlyCollection<string> folders)
    {
        var (rules, wrong) = RoutingRules.Read(given, folders);
        problems.AddRange(wrong.Select(its =>
            $"Rules__{its.Number}{(its.Member.Length == 0 ? "" : $"__{its.Member}")} {its.Problem} {its.Fix}"));
        return rules;
    }

    private (Dictionary<string, string> ByContactPoint, IReadOnlyCollection<string> Names) DestinationsOf(IReadOnlyList<GivenRule> given)
    {
        var destinations = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var its in given)
        {
            var place = $"Destinations__{its.Number}";
            foreach (var (key, _) in its.Members.Where(member => !IsNamed(member.Key, NameKey) && !IsNamed(member.Key, PointsKey)))
                problems.Add($"{place}__{key} is nothing that a destination has. Known are {NameKey}, {PointsKey}.");
            var name = ValueOf(its, place, NameKey) ?? its.Number;
            if (!EntryName.IsFit(name)) problems.Add($"{place} {EntryName.Problem} {EntryName.Fix}");
            if (!names.Add(name)) problems.Add($"{place} {EntryName.TwiceProblem} {EntryName.TwiceFix}");
            if (ValueOf(its, place, PointsKey) is not { } points)
                problems.Add($"{place}__{PointsKey} is missing. Give the contactPointIDs whose letters go there, separated by commas.");
            else
                TakePoints(points, name, place, destinations);
        }

        return (destinations, names);
    }

    private void TakePoints(string points, string name, string place, Dictionary<string, string> destinations)
    {
        foreach (var point in points.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Guid.TryParse(point, out var id)) problems.Add($"{place}__{PointsKey} holds a value that is no UUID.");
            else if (!destinations.TryAdd($"{id:D}", name)) problems.Add($"{place}__{PointsKey} names a contact point that another has.");
        }
    }

    private string? ValueOf(GivenRule its, string place, string key)
    {
        List<string?> values = [.. its.Members.Where(member => IsNamed(member.Key, key)).Select(member => member.Value?.Trim())];
        if (values.Count > 1) problems.Add($"{place}__{key} stands here once more, in whichever case. Give it once.");
        return values.Find(value => value?.Length > 0);
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
        IsNamed(key, DefaultKey) || key.StartsWith("Rules__", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("Destinations__", StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(string key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static RoutingTable Nothing() => new() { DefaultDestination = DefaultOfTheApp };
}
